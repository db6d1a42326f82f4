import type { KeyboardEvent, PointerEvent } from 'react';
import { useDesignPixel, wholePixels } from '../../../plots/core/design-pixels.ts';
import { useSize } from '../../../plots/core/size.ts';
import { HEAD, type StepCursor, type StepHead, type StepValues } from '../../../plots/sequences/draw-step-grid.ts';
import { StepGrid } from '../../../plots/sequences/StepGrid.tsx';
import { ARROWS } from '../../keys.ts';
import styles from './Time.module.css';

interface StepPlace {
  readonly step: number;
  readonly row: number;
}

interface StepPadProps {
  readonly head: StepHead;
  readonly grid: StepValues;
  /** The place that is read. */
  readonly place: StepPlace;
  /** Whether the row of the place is outlined, besides its step. */
  readonly marksRow?: boolean;
  /** The height of all rows, in design pixels. */
  readonly height: number;
  /** What the arrow keys move. */
  readonly label: string;
  /** What is read there, in words. */
  readonly text: string;
  /** Whether a step has to be pressed; otherwise a pointer reads it at once. */
  readonly presses?: boolean;
  readonly onMove: (place: StepPlace) => void;
}

/** A picture over the steps in which a person reads a number, with the pointer or with the arrow keys. */
export function StepPad(props: StepPadProps) {
  const { head, grid, place, marksRow = false, label, text, presses = false, onMove } = props;
  const [room, size] = useSize<HTMLDivElement>();
  const height = wholePixels(HEAD + props.height, useDesignPixel());
  const { steps } = grid;
  const rows = Math.max(1, grid.rows);
  const move = ({ step, row }: StepPlace) =>
    onMove({ step: Math.max(0, Math.min(steps - 1, step)), row: Math.max(0, Math.min(rows - 1, row)) });
  const follow = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const head = (HEAD / height) * box.height;
    move({
      step: Math.floor(((clientX - box.left) / box.width) * steps),
      row: Math.floor(((clientY - box.top - head) / (box.height - head || 1)) * rows),
    });
  };
  const keys = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    const end = { Home: 0, End: steps - 1 }[event.key];
    if (!(way || end !== undefined) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(way ? { step: place.step + way[1], row: place.row + way[0] } : { ...place, step: end ?? 0 });
  };
  const cursor: StepCursor = { step: place.step, row: marksRow ? place.row : null };
  return (
    <div
      ref={room}
      role="slider"
      tabIndex={0}
      className={styles.pad}
      title={head.kind === 'tokens' ? head.texts[place.step] : undefined}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={steps * rows}
      aria-valuenow={place.row * steps + place.step + 1}
      aria-valuetext={text}
      onKeyDown={keys}
      onPointerDown={follow}
      onPointerMove={(event) => (!presses || event.buttons > 0) && follow(event)}
      onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && move(place)}
    >
      {size && size.width > 0 && (
        <StepGrid head={head} grid={grid} cursor={cursor} width={size.width} height={height} />
      )}
    </div>
  );
}
