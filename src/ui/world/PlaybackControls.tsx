import { ChevronLeft, ChevronRight, Pause, Play, SkipForward } from 'lucide-react';
import type { WorldView } from '../../runtime/protocol.ts';
import { Button } from '../controls/Button.tsx';
import { Select } from '../controls/Select.tsx';
import { MoveSlider } from './MoveSlider.tsx';
import { SPEEDS } from './playback.ts';
import { goByMoves, setPaused, setSpeed, showNewest, usePlayback } from './playing.ts';
import styles from './World.module.css';

const SPEED_OPTIONS = SPEEDS.map((speed) => ({ id: String(speed), label: speed === 0.5 ? '× ½' : `× ${speed}` }));

/** Plays and pauses the episode in view, goes through its moves, and shows the newest one. Training is not affected. */
export function PlaybackControls({ world }: { readonly world: WorldView }) {
  const paused = usePlayback((store) => store.paused);
  const speed = usePlayback((store) => store.speed);
  const isNewest = usePlayback(({ newer }) => newer === null);
  const name = paused ? 'Play the episode' : 'Pause the episode';
  const Icon = paused ? Play : Pause;
  return (
    <fieldset className={styles.controls} aria-label="Playback of the episode">
      <Button look="round" aria-label="Previous move" title="Previous move" onClick={() => goByMoves(-1)}>
        <ChevronLeft size={16} aria-hidden="true" />
      </Button>
      <Button
        look="round"
        aria-label={name}
        title={`${name}; training is not affected`}
        onClick={() => setPaused(!paused)}
      >
        <Icon size={14} fill="currentColor" aria-hidden="true" />
      </Button>
      <Button look="round" aria-label="Next move" title="Next move" onClick={() => goByMoves(1)}>
        <ChevronRight size={16} aria-hidden="true" />
      </Button>
      <MoveSlider world={world} className={styles.slider} />
      <Select
        look="tight"
        label="Speed of the episode"
        title="How fast the episode plays; × 1 is as fast as a person can follow"
        value={String(speed)}
        options={SPEED_OPTIONS}
        onChoose={(id) => setSpeed(SPEEDS.find((one) => String(one) === id) ?? 1)}
      />
      <Button
        look="round"
        aria-label="Newest episode"
        title="Show the newest episode from its beginning"
        reason={isNewest ? 'This is the newest episode.' : null}
        onClick={showNewest}
      >
        <SkipForward size={14} aria-hidden="true" />
      </Button>
    </fieldset>
  );
}
