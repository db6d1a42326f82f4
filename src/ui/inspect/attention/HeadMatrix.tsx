import type { KeyboardEvent, PointerEvent } from 'react';
import { pointerPlace } from '../../../plots/core/design-pixels.ts';
import { AttentionPicture } from '../../../plots/sequences/AttentionPicture.tsx';
import { type AttentionCell, type AttentionHead, EDGE } from '../../../plots/sequences/draw-attention.ts';
import { ARROWS } from '../../keys.ts';
import styles from './Attention.module.css';

interface HeadMatrixProps {
  readonly head: AttentionHead;
  readonly names: readonly string[];
  readonly cell: AttentionCell;
  readonly side: number;
  readonly label: string;
  /** The cell in words. */
  readonly text: string;
  readonly onMove: (cell: AttentionCell) => void;
}

/** A large matrix in which a person chooses a cell, with the pointer or with the arrow keys. */
export function HeadMatrix({ head, names, cell, side, label, text, onMove }: HeadMatrixProps) {
  const { steps } = head;
  const within = (step: number) => Math.max(0, Math.min(steps - 1, step));
  const keys = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // The page may use the same keys as shortcuts.
    event.stopPropagation();
    onMove({ query: within(cell.query + way[0]), key: within(cell.key + way[1]) });
  };
  const point = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = pointerPlace(event);
    const stepAt = (place: number) => Math.floor((place - EDGE) / ((side - EDGE) / steps));
    onMove({ query: within(stepAt(y)), key: within(stepAt(x)) });
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.matrix}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={steps * steps - 1}
      aria-valuenow={cell.query * steps + cell.key}
      aria-valuetext={text}
      onKeyDown={keys}
      onPointerDown={point}
      onPointerMove={point}
    >
      <AttentionPicture head={head} side={side} edges={{ names, cell }} />
    </div>
  );
}
