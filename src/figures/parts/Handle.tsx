import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { inRem, pointerPlace } from '../../plots/core/design-pixels.ts';
import { ARROWS } from '../../ui/keys.ts';
import styles from './Handle.module.css';
import { snapped } from './snapped.ts';
import type { Point, Scales } from './types.ts';

interface HandleProps {
  readonly label: string;
  /** Where it is and what it means there, in words. */
  readonly text: string;
  readonly scales: Scales;
  readonly at: Point;
  /** The distance of an arrow key; with Shift five times as far. */
  readonly step: number;
  /** Holds the other coordinate. */
  readonly only?: 'x' | 'y';
  /** Whether y grows downwards, as rows do. */
  readonly isDown?: boolean;
  readonly onMove: (to: Point) => void;
  /** SVG shapes around the origin; a disc by default. */
  readonly children?: ReactNode;
}

/** A point that is dragged with a pointer, or moved with the arrow keys. It stays inside its plane. */
export function Handle({ label, text, scales, at, step, only, isDown = false, onMove, children }: HandleProps) {
  const { x, y } = scales;
  const [left = 0, right = 0] = x.domain();
  const [low = 0, high = 0] = y.domain();
  /** On the nearest edge, if it lies outside the plane. */
  const shown = { x: within(at.x, left, right), y: within(at.y, low, high) };
  function move(to: Point) {
    const next = snapped({ x: only === 'y' ? at.x : to.x, y: only === 'x' ? at.y : to.y }, step, only);
    onMove({ x: within(next.x, left, right), y: within(next.y, low, high) });
  }
  function keys(event: KeyboardEvent) {
    const way = ARROWS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // The page uses → as a shortcut.
    event.stopPropagation();
    const length = step * (event.shiftKey ? 5 : 1);
    const [down, across] = way;
    // With one coordinate, all arrow keys change it.
    const along = across - down;
    if (only) move({ x: shown.x + along * length, y: shown.y + along * length });
    else move({ x: shown.x + across * length, y: shown.y + (isDown ? down : -down) * length });
  }
  function drag(event: PointerEvent<HTMLElement>) {
    const plane = event.currentTarget.parentElement;
    if (!plane) return;
    const place = pointerPlace({ currentTarget: plane, clientX: event.clientX, clientY: event.clientY });
    move({ x: x.invert(place.x), y: y.invert(place.y) });
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.handle}
      style={inRem({ left: x(shown.x), top: y(shown.y) })}
      aria-label={label}
      aria-orientation={only === 'y' ? 'vertical' : undefined}
      aria-valuemin={only === 'y' ? low : left}
      aria-valuemax={only === 'y' ? high : right}
      aria-valuenow={only === 'y' ? shown.y : shown.x}
      aria-valuetext={text}
      onKeyDown={keys}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && drag(event)}
    >
      <svg viewBox="-14 -14 28 28" className={styles.shape} fontSize={11} aria-hidden="true">
        {children ?? <circle r={6} className={styles.disc} />}
      </svg>
    </div>
  );
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
