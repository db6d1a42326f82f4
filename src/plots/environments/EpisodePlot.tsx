import type { KeyboardEvent, PointerEvent } from 'react';
import { usePalette } from '../core/color.ts';
import { pointerPlace } from '../core/design-pixels.ts';
import { Legend, LegendItem } from '../core/Legend.tsx';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import { STILL } from '../core/live.ts';
import { useSize } from '../core/size.ts';
import { drawEpisode, type EpisodeCurves, movesAcross } from './draw-episode.ts';
import styles from './EpisodePlot.module.css';

interface Props {
  readonly curves: EpisodeCurves;
  readonly height: number;
  /** The move that is read, from 1. */
  readonly move: number;
  /** What is read there, in words. */
  readonly text: string;
  readonly onMove: (move: number) => void;
}

/** Returns, rewards and probabilities over the moves of an episode. A pointer or the arrow keys choose a move. */
export function EpisodePlot({ curves, height, move, text, onMove }: Props) {
  const palette = usePalette();
  const [room, size] = useSize<HTMLDivElement>();
  const moves = curves.rewards.length;
  const go = (to: number) => onMove(Math.max(1, Math.min(moves, Math.round(to))));

  function point(event: PointerEvent<HTMLElement>) {
    if (event.buttons === 0 && event.type === 'pointermove') return;
    if (size) go(movesAcross(moves, size.width).invert(pointerPlace(event).x));
  }

  function onKeyDown(event: KeyboardEvent) {
    const far = Math.max(1, Math.round(moves / 10));
    const to = {
      ArrowLeft: move - 1,
      ArrowDown: move - 1,
      ArrowRight: move + 1,
      ArrowUp: move + 1,
      PageDown: move - far,
      PageUp: move + far,
      Home: 1,
      End: moves,
    }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(to);
  }

  return (
    <div
      ref={room}
      className={styles.plot}
      role="slider"
      tabIndex={0}
      aria-label="Move in view"
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={moves}
      aria-valuenow={move}
      aria-valuetext={text}
      onPointerDown={point}
      onPointerMove={point}
      onKeyDown={onKeyDown}
    >
      <LiveCanvas
        source={STILL}
        label="Return, reward and probability of the action taken, over the moves of the episode"
        height={height}
        fontSize={11}
        draw={(context, area) => drawEpisode(context, area, curves, move, palette)}
      >
        <Legend>
          <LegendItem width={18} mark={<line className={styles.returns} x2="18" y1="4" y2="4" />}>
            return from here
          </LegendItem>
          {curves.values && (
            <LegendItem width={18} mark={<line className={styles.values} x2="18" y1="4" y2="4" />}>
              estimated value
            </LegendItem>
          )}
        </Legend>
      </LiveCanvas>
    </div>
  );
}
