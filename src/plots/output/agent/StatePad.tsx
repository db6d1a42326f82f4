import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { inRem } from '../../core/design-pixels.ts';
import type { Size } from '../../core/size.ts';
import styles from './StatePad.module.css';

/** A place in a picture of states; row 0 is at the top. */
export interface StatePlace {
  readonly row: number;
  readonly column: number;
}

/** What a person does to states with a pressed pointer, or with Enter or Space at one of them. */
export interface Stroke {
  readonly begin: (place: StatePlace) => void;
  readonly over: (place: StatePlace) => void;
  readonly end: () => void;
}

interface StatePadProps {
  readonly size: Size;
  readonly rows: number;
  readonly columns: number;
  /** null while no state is read. */
  readonly place: StatePlace | null;
  readonly onMove: (place: StatePlace | null) => void;
  /** null if states can only be read. */
  readonly stroke?: Stroke | null;
  /** What the arrow keys move through. */
  readonly label: string;
  /** The id of the text about the keys. */
  readonly describedBy?: string;
  /** The place in words. */
  readonly text: string;
}

const ARROWS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** How far an arrow key goes with Shift. */
const FAR = 8;

/** Covers a picture of states: a person points at one, or moves through them with the arrow keys. */
export function StatePad(props: StatePadProps) {
  const { size, rows, columns, place, onMove, stroke = null, label, describedBy, text } = props;
  const last = useRef<StatePlace | null>(null);

  function placeUnder({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>, at = { clientX, clientY }) {
    const box = currentTarget.getBoundingClientRect();
    const row = Math.floor(((at.clientY - box.top) / box.height) * rows);
    const column = Math.floor(((at.clientX - box.left) / box.width) * columns);
    return row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null;
  }

  function read(to: StatePlace | null) {
    if (to?.row !== place?.row || to?.column !== place?.column) onMove(to);
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const to = placeUnder(event);
    if (event.button !== 0 || !to) return;
    read(to);
    if (!stroke) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = to;
    stroke.begin(to);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    read(placeUnder(event));
    if (!stroke || !last.current) return;
    // A browser sends one event for all moves since the last frame.
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const move of moves.length > 0 ? moves : [event]) {
      const to = placeUnder(event, move);
      if (!to || (to.row === last.current.row && to.column === last.current.column)) continue;
      last.current = to;
      stroke.over(to);
    }
  }

  function end() {
    if (!last.current) return;
    last.current = null;
    stroke?.end();
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const way = ARROWS[key];
    if (way) move(way, shiftKey ? FAR : 1);
    else if ((key === 'Enter' || key === ' ') && place && stroke) {
      if (!event.repeat) {
        stroke.begin(place);
        stroke.end();
      }
    } else if (key === 'Escape' && place) onMove(null);
    else return;
    event.preventDefault();
    // The page uses → and Space as shortcuts.
    event.stopPropagation();
  }

  function move([down, across]: readonly [number, number], by: number) {
    const within = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));
    if (!place) return onMove({ row: rows >> 1, column: columns >> 1 });
    onMove({ row: within(place.row + down * by, rows), column: within(place.column + across * by, columns) });
  }

  const cell = { width: size.width / columns, height: size.height / rows };
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        className={styles.pad}
        data-draws={stroke !== null || undefined}
        aria-label={label}
        aria-describedby={describedBy}
        aria-valuemin={0}
        aria-valuemax={rows * columns}
        aria-valuenow={place ? place.row * columns + place.column + 1 : 0}
        aria-valuetext={place ? text : 'none; arrow keys move from one to the next'}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={end}
        onPointerCancel={end}
        onLostPointerCapture={end}
        // Lifting a finger also fires this event, but the touched state should remain readable.
        onPointerLeave={({ pointerType }) => pointerType !== 'touch' && onMove(null)}
        onKeyDown={onKeyDown}
        onBlur={() => onMove(null)}
      />
      {place && (
        <div
          className={styles.frame}
          data-small={cell.width < SMALL || undefined}
          style={inRem({ ...cell, left: place.column * cell.width, top: place.row * cell.height })}
        />
      )}
    </>
  );
}

/** A frame around a narrower state would hide it. */
const SMALL = 12;
