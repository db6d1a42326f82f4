import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { type Place, pointerPlace, rem } from '../core/design-pixels.ts';
import { useLiveDraw } from '../core/live.ts';
import type { Size } from '../core/size.ts';
import type { LiveSource } from '../core/types.ts';
import styles from './PointReader.module.css';
import { type Direction, nearestPoint, nextPoint } from './points.ts';

interface Props {
  readonly plot: Size;
  readonly count: number;
  /** What the points represent, for screen readers; "Examples" by default. */
  readonly name?: string;
  /** Current positions of the points: [count, 2] in design pixels, NaN for points that are not drawn. */
  readonly places: () => Float32Array;
  /** Notifies when the points have moved. */
  readonly source: LiveSource<unknown>;
  /** Describes a point in words, for screen readers. */
  readonly describe: (point: number) => string;
  /** Content of the card about a point, shown on the other side of the picture. */
  readonly card: (point: number) => ReactNode;
  /** Called for the point that a person clicks, or chooses with Enter. */
  readonly onChoose?: ((point: number) => void) | undefined;
}

/** Maximum distance between the pointer and the point that it reads, in design pixels. */
const REACH = 10;

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Reads the points of a picture one at a time: the point under the pointer, or each in turn with the arrow keys. */
export function PointReader({ plot, count, name = 'Examples', places, source, describe, card, onChoose }: Props) {
  const [point, setPoint] = useState<number | null>(null);
  const ring = useRef<HTMLDivElement>(null);
  const at = point === null || point >= count ? null : placeOf(places(), point);

  useLiveDraw(source, () => {
    const place = point === null ? null : placeOf(places(), point);
    if (ring.current && place) ring.current.style.translate = translation(place);
  });

  function pointerMoved(event: PointerEvent<HTMLElement>) {
    const { x, y } = pointerPlace(event);
    setPoint(nearestPoint(places(), x, y, REACH));
  }

  function keyPressed(event: KeyboardEvent) {
    const direction = DIRECTIONS[event.key];
    if (event.key === 'Escape' && at) setPoint(null);
    else if (event.key === 'Enter' && at && onChoose) onChoose(point as number);
    else if (direction === undefined) return;
    else if (at) setPoint((from) => nextPoint(places(), from as number, direction));
    else setPoint(nearestPoint(places(), plot.width / 2, plot.height / 2, Number.POSITIVE_INFINITY));
    event.preventDefault();
    // The page uses → as a shortcut.
    event.stopPropagation();
  }

  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        className={styles.reader}
        aria-label={`${name}, one by one`}
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={at ? (point as number) + 1 : 0}
        aria-valuetext={at ? describe(point as number) : 'none; arrow keys move from one to the next'}
        onPointerMove={pointerMoved}
        onPointerDown={pointerMoved}
        // Lifting a finger also fires this event, but the touched point should remain readable.
        onPointerLeave={({ pointerType }) => pointerType !== 'touch' && setPoint(null)}
        onKeyDown={keyPressed}
        onClick={() => at && onChoose?.(point as number)}
        onBlur={() => setPoint(null)}
      />
      {at && <div ref={ring} className={styles.ring} style={{ translate: translation(at) }} />}
      {at && (
        <div
          className={styles.card}
          data-side={at.x > plot.width / 2 ? 'left' : 'right'}
          data-end={at.y > plot.height / 2 ? 'top' : 'bottom'}
          aria-hidden="true"
        >
          {card(point as number)}
        </div>
      )}
    </>
  );
}

function placeOf(places: Float32Array, point: number): Place | null {
  const [x, y] = [places[point * 2] as number, places[point * 2 + 1] as number];
  return Number.isFinite(x + y) ? { x, y } : null;
}

function translation({ x, y }: Place): string {
  return `${rem(x)} ${rem(y)}`;
}
