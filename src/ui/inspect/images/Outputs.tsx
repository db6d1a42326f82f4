import type { CSSProperties } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { unscaled } from '../../../math/scale.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import styles from './Images.module.css';

interface OutputsProps {
  readonly view: RunView;
  /** The outputs for the moved image, and for the image where it was. */
  readonly now: ArrayLike<number>;
  readonly before: ArrayLike<number>;
  /** The actual class; null for a drawing. */
  readonly label: number | null;
}

/** More classes would not fit: the ones with the largest outputs are listed. */
const MOST = 10;

/** The outputs for the moved image beside those for the image where it was. */
export function Outputs({ view, now, before, label }: OutputsProps) {
  const rows = rowsOf(view, now, before);
  return (
    <table className={styles.outputs}>
      <thead>
        <tr>
          <th scope="col">{view.answer === 'number' ? 'Output' : 'Class'}</th>
          <th scope="col">moved</th>
          <th scope="col">not moved</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} data-actual={(label !== null && row.label === label) || undefined}>
            <th scope="row" translate="no">
              {row.name}
            </th>
            <td style={{ '--share': `${100 * share(row.now)}%` } as CSSProperties} data-bar={row.isShare || undefined}>
              {formatNumber(row.now, { fixed: true })}
            </td>
            <td>{formatNumber(row.before, { fixed: true })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Row {
  readonly name: string;
  readonly label: number | null;
  readonly now: number;
  readonly before: number;
  /** Whether the numbers are from 0 to 1. */
  readonly isShare: boolean;
}

function rowsOf(view: RunView, now: ArrayLike<number>, before: ArrayLike<number>): readonly Row[] {
  const { answer, classes, boundary, targetScale } = view;
  const isShare = boundary > 0;
  const [first = Number.NaN, firstBefore = Number.NaN] = [now[0], before[0]];
  if (answer === 'number') {
    const inUnit = (value: number) => unscaled(value, targetScale);
    return [{ name: 'prediction', label: null, now: inUnit(first), before: inUnit(firstBefore), isShare: false }];
  }
  if (answer === 'side') return [{ name: classes[1] ?? '1', label: 1, now: first, before: firstBefore, isShare }];
  const rows = classes.map((name, label) => ({
    name,
    label,
    now: now[label] as number,
    before: before[label] as number,
    isShare,
  }));
  return rows.length > MOST ? rows.toSorted((a, b) => b.now - a.now).slice(0, MOST) : rows;
}

function share(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}
