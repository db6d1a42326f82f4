import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { pointerPlace } from '../core/design-pixels.ts';
import { nearest } from '../core/nearest.ts';
import type { LiveCursor, Shown } from './cursor.ts';
import styles from './PlotCursor.module.css';
import { brushed, type StepRange, scaled } from './zoom.ts';

interface PlotCursorProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly cursor: LiveCursor;
  readonly shown: RefObject<Shown | null>;
  readonly zoom: StepRange | null;
  /** Receives null for all steps. */
  readonly onZoom: (range: StepRange | null) => void;
}

/** A drag over fewer pixels counts as a click. */
const CLICK = 6;

/**
 * Covers a plot: a pointer or the arrow keys read its values, a drag or + and − zoom, a double click or Escape zooms
 * out. Its slider role along the steps lets screen readers announce the values.
 */
export function PlotCursor({ ref, cursor, shown, zoom, onZoom }: PlotCursorProps) {
  function endDrag(event: PointerEvent<HTMLElement>) {
    const { dragFrom } = cursor.get();
    const { x } = pointerPlace(event);
    cursor.set({ dragFrom: null });
    if (dragFrom === null || !shown.current || Math.abs(x - dragFrom) < CLICK) return;
    const { stepAt, range } = shown.current;
    const marked = brushed(stepAt(dragFrom), stepAt(x), range);
    if (marked) onZoom(marked);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && zoom) onZoom(null);
    else if (!readWithKey(event)) return;
    event.preventDefault();
    // The page uses → as a shortcut.
    event.stopPropagation();
  }

  function readWithKey({ key, shiftKey }: KeyboardEvent): boolean {
    const { step } = cursor.get();
    // After a click, keys belong to the page.
    if (!shown.current || step === null) return false;
    const { steps, range, whole } = shown.current;
    if (key === '+' || key === '=') onZoom(scaled(range, step, 0.5, whole));
    else if (key === '-') onZoom(scaled(range, step, 2, whole));
    else {
      const next = stepAfterKey(key, shiftKey, step, steps, range);
      if (next === null) return false;
      cursor.set({ step: next });
    }
    return true;
  }

  return (
    <>
      <div
        ref={ref}
        className={styles.cursor}
        role="slider"
        tabIndex={0}
        aria-label="Values at a step"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuenow={0}
        aria-valuetext="Arrow keys read the curves, plus and minus zoom"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          cursor.set({ dragFrom: pointerPlace(event).x, step: null });
        }}
        onPointerMove={(event) => cursor.set({ pointer: pointerPlace(event), step: null })}
        onPointerUp={endDrag}
        onPointerCancel={() => cursor.set({ dragFrom: null })}
        onPointerLeave={() => cursor.set({ pointer: null })}
        onDoubleClick={() => onZoom(null)}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(':focus-visible')) cursor.set({ step: shown.current?.range[1] ?? null });
        }}
        onBlur={() => cursor.set({ step: null, dragFrom: null })}
        onKeyDown={onKeyDown}
      />
      {zoom && (
        <button type="button" className={styles.all} aria-label="Show all steps" onClick={() => onZoom(null)}>
          Show all
        </button>
      )}
    </>
  );
}

/** Reports the position of the keyboard cursor to assistive technology. Called from `draw`. */
export function announce(element: HTMLElement | null, { range, text }: Shown, step: number | null): void {
  if (!element || step === null) return;
  element.ariaValueMin = String(range[0]);
  element.ariaValueMax = String(range[1]);
  element.ariaValueNow = String(step);
  if (element.ariaValueText !== text) element.ariaValueText = text;
}

/** Moves by a hundredth of the range, or by a tenth with Shift or Page, but at least to the next step with values. */
function stepAfterKey(
  key: string,
  far: boolean,
  step: number,
  steps: ArrayLike<number>,
  [first, last]: StepRange,
): number | null {
  const within = (place: number) => Math.min(last, Math.max(first, steps[place] ?? first));
  const move = (share: number) => {
    const from = nearest(steps, step);
    const to = nearest(steps, step + share * (last - first));
    return within(to === from ? from + Math.sign(share) : to);
  };
  const share = far ? 0.1 : 0.01;
  switch (key) {
    case 'ArrowRight':
      return move(share);
    case 'ArrowLeft':
      return move(-share);
    case 'PageUp':
      return move(0.1);
    case 'PageDown':
      return move(-0.1);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}
