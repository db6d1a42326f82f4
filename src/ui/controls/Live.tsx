import { useLayoutEffect, useRef } from 'react';
import { formatCount } from '../../math/format.ts';
import type { Frame } from '../../runtime/protocol.ts';
import type { SeriesId } from '../../runtime/series.ts';
import { run } from '../../store/run.ts';
import { followRun } from '../followRun.ts';
import { seriesText } from '../series.ts';

const PROGRESS = {
  step: { read: (frame: Frame) => frame.step, write: formatCount },
  epoch: { read: (frame: Frame) => frame.epoch, write: (value: number) => formatCount(Math.floor(value)) },
  episodes: { read: ({ values }: Frame) => values.episodes, write: formatCount },
  'steps-per-second': {
    read: (frame: Frame) => frame.stepsPerSecond,
    write: (value: number) => formatCount(rounded(value)),
  },
};

type LiveNumber = keyof typeof PROGRESS | SeriesId;

interface LiveProps {
  readonly number: LiveNumber;
}

/** A number of the run that follows it without rendering React: for scripts with every frame, for people more slowly. */
export function Live({ number }: LiveProps) {
  const place = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const { read, write } = isProgress(number) ? PROGRESS[number] : ofSeries(number);
    let written = '';
    const mark = () => {
      const { frame, progress } = run.getState();
      const value = frame ? read({ ...frame, ...progress }) : Number.NaN;
      if (place.current && place.current.dataset.value !== String(value)) place.current.dataset.value = String(value);
      return value;
    };
    const stops = [
      run.subscribe(mark),
      followRun(() => {
        const value = mark();
        if (!place.current || written === String(value)) return;
        written = String(value);
        place.current.textContent = write(value);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [number]);

  return <span ref={place} translate="no" data-live={hookOf(number)} />;
}

function isProgress(number: LiveNumber): number is keyof typeof PROGRESS {
  return number in PROGRESS;
}

function ofSeries(series: SeriesId) {
  return {
    read: ({ values }: Frame) => values[series],
    write: (value: number) => seriesText(series, value, run.getState().view?.metric),
  };
}

/** `train-loss`, `val-metric`, `learning-rate`. */
function hookOf(number: LiveNumber): string {
  return number.replace('validation/', 'val-').replace('/', '-');
}

/** Rounds a speed to two digits, which is as much as the eye can follow. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
