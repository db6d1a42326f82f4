import { useRef } from 'react';
import { useLiveDraw } from '../../plots/core/live.ts';
import type { WorldView } from '../../runtime/protocol.ts';
import range from '../controls/Range.module.css';
import { movesIn } from './episode.ts';
import { moveOf } from './playback.ts';
import { goToMove, playback } from './playing.ts';
import { describeMove } from './words.ts';

/** A slider over the moves of the episode in view. It follows the playback, and choosing a move pauses it. */
export function MoveSlider({
  world,
  className,
}: {
  readonly world: WorldView;
  readonly className?: string | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  const fill = useRef<HTMLSpanElement>(null);

  useLiveDraw(playback, (now) => {
    if (!now?.episode || !input.current || !fill.current) return;
    const [move, moves] = [moveOf(now), movesIn(now.episode)];
    input.current.max = String(moves);
    input.current.value = String(move);
    fill.current.style.width = `${(100 * move) / moves}%`;
    // A text that changes many times per second would never be read to its end.
    input.current.ariaValueText = now.paused ? describeMove(world, now.episode, move) : `playing ${moves} moves`;
  });

  return (
    <span className={`${range.range} ${className ?? ''}`}>
      <span className={range.track}>
        <span ref={fill} className={range.fill} />
      </span>
      <input
        ref={input}
        className={range.input}
        type="range"
        aria-label="Move of the episode"
        min={0}
        step={1}
        defaultValue={0}
        onChange={({ target }) => goToMove(target.valueAsNumber)}
      />
    </span>
  );
}
