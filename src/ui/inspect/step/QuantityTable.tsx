import { type KeyboardEvent, useId, useRef } from 'react';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { lookupColor, usePalette } from '../../../plots/core/color.ts';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import type { Place, QuantityView } from '../../../runtime/protocol.ts';
import { choosePlace, pointAt, useSlowStep } from '../../../store/slow-step.ts';
import { Button } from '../../controls/Button.tsx';
import { Formula } from '../../controls/Formula.tsx';
import { pointedAt } from './pointed.ts';
import styles from './Step.module.css';
import { planeOf, sheetOf } from './sheet.ts';

interface QuantityTableProps {
  readonly quantity: QuantityView;
  /** What it is: "weights". */
  readonly words: string;
  /** The position of the example in the batch. */
  readonly example: number;
  /** The number that is traced. */
  readonly chosen: Place | null;
  /** Other numbers to emphasize: those that the chosen one is computed from. */
  readonly lit: (place: Place) => boolean;
}

/** The most rows and columns in sight; the arrow keys reach all others. */
const MOST = 8;

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The numbers of a quantity for an example. Each can be chosen, to see what it is computed from. */
export function QuantityTable({ quantity, words, example, chosen, lit }: QuantityTableProps) {
  const { node, values } = quantity;
  const own = chosen?.node === node ? chosen.index : null;
  const plane = own === null ? 0 : planeOf(quantity, own);
  const { rows, columns, planes, start } = sheetOf(quantity, example, plane);
  const at = own === null || own < start || own >= start + rows * columns ? null : own - start;
  const pointed = useSlowStep((store) => (store.pointed?.place.node === node ? store.pointed.place.index : null));
  const row = at === null ? 0 : Math.floor(at / columns);
  const column = at === null ? 0 : at % columns;
  const firstRow = firstInSight(row, rows);
  const firstColumn = firstInSight(column, columns);
  const { soft } = usePalette();
  const [low, high] = rangeAround0({ values });
  const table = useRef<HTMLTableElement>(null);
  const title = useId();

  const choose = (index: number) => choosePlace({ node, index });
  function onKeyDown(event: KeyboardEvent) {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = [clamp(row + move[0], rows), clamp(column + move[1], columns)] as const;
    choose(start + to[0] * columns + to[1]);
    event.preventDefault();
    // The arrow keys also lead from stage to stage.
    event.stopPropagation();
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  }

  const inSight = (first: number, count: number) =>
    Array.from({ length: Math.min(MOST, count) }, (_, index) => first + index);
  return (
    <section className={styles.quantity} aria-labelledby={title} data-quantity={`${quantity.kind} ${quantity.name}`}>
      <h3 id={title}>
        <Formula tex={quantity.tex} /> <span className={styles.quantityWords}>{words}</span>
      </h3>
      {planes > 1 && (
        <p className={styles.planes}>
          <Button
            aria-label={`Previous part of the ${words}`}
            onClick={() => choose(start + rows * columns * (plane > 0 ? -1 : planes - 1))}
          >
            ‹
          </Button>
          part {plane + 1} of {formatCount(planes)}
          <Button
            aria-label={`Next part of the ${words}`}
            onClick={() => choose(start + rows * columns * (plane < planes - 1 ? 1 : 1 - planes))}
          >
            ›
          </Button>
        </p>
      )}
      <div className={styles.scroll}>
        <table ref={table} aria-labelledby={title} className={styles.sheet} onKeyDown={onKeyDown} translate="no">
          <tbody>
            {inSight(firstRow, rows).map((y) => (
              <tr key={y}>
                {inSight(firstColumn, columns).map((x) => {
                  const index = start + y * columns + x;
                  const value = values[index] as number;
                  const text = formatNumber(value, { fixed: true });
                  return (
                    <td key={x}>
                      <button
                        type="button"
                        tabIndex={y === row && x === column ? 0 : -1}
                        aria-pressed={index === own}
                        aria-label={`${rows > 1 ? `row ${y + 1}, ` : ''}column ${x + 1}: ${text}`}
                        data-lit={lit({ node, index }) || undefined}
                        data-pointed={index === pointed || undefined}
                        style={{ background: lookupColor(soft, (value - low) / (high - low)) }}
                        onClick={() => choose(index)}
                        onPointerEnter={() => pointAt(pointedAt(quantity, index))}
                        onPointerLeave={() => pointAt(null)}
                        onFocus={() => pointAt(pointedAt(quantity, index))}
                        onBlur={() => pointAt(null)}
                      >
                        {text}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(rows > MOST || columns > MOST) && (
        <p className={styles.remark}>
          {rows > MOST && `Rows ${firstRow + 1}–${firstRow + MOST} of ${formatCount(rows)}`}
          {rows > MOST && columns > MOST && ', '}
          {columns > MOST &&
            `${rows > MOST ? 'columns' : 'Columns'} ${firstColumn + 1}–${firstColumn + MOST} of ${formatCount(columns)}`}
        </p>
      )}
    </section>
  );
}

function clamp(at: number, count: number): number {
  return Math.min(count - 1, Math.max(0, at));
}

/** The first row or column in sight, so that the chosen one is as near the middle as possible. */
function firstInSight(chosen: number, count: number): number {
  return Math.max(0, Math.min(count - MOST, chosen - Math.floor(MOST / 2)));
}
