import { useEffect } from 'react';
import { showDrawn } from '../../store/example.ts';
import { observationAfter } from './episode.ts';
import { moveOf } from './playback.ts';
import { playback } from './playing.ts';

/** Milliseconds between two observations that go through the picture of the network. */
const PAUSE = 120;

/** Lets the picture of the network show what the agent observes at the move in view. @param isOn whether it shows examples */
export function useObservation(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    let shown: Float32Array | null = null;
    let timer = 0;
    const show = () => {
      timer = 0;
      const now = playback.get();
      if (!now?.episode) return;
      const observation = observationAfter(now.episode, moveOf(now));
      if (observation.buffer === shown?.buffer && observation.byteOffset === shown.byteOffset) return;
      shown = observation;
      showDrawn(Float64Array.from(observation));
    };
    show();
    const stop = playback.subscribe(() => {
      timer ||= window.setTimeout(show, PAUSE);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [isOn]);
}
