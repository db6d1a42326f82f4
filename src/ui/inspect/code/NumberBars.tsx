import { type CSSProperties, useMemo } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { UNSCALED, unscaled } from '../../../math/scale.ts';
import { FeatureName } from '../../../plots/core/FeatureName.tsx';
import { labelOf } from '../../../plots/core/feature-parts.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import table from '../NumberTable.module.css';
import styles from './Code.module.css';

interface NumberBarsProps {
  readonly view: RunView;
  /** Rows of numbers, as the network receives its inputs, with their names. */
  readonly rows: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
}

const MOST = 10;

/** Numbers feature by feature, with bars over the range of the examples. */
export function NumberBars({ view, rows }: NumberBarsProps) {
  const { features, scales } = view;
  const ranges = useMemo(() => rangesOf(view), [view]);
  return (
    <table className={`${table.numbers} ${styles.bars}`}>
      <thead>
        <tr>
          <th scope="col">feature</th>
          {rows.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody translate="no">
        {features.slice(0, MOST).map((feature, column) => (
          <tr key={feature}>
            <th scope="row">
              <FeatureName name={labelOf(view, feature)} />
            </th>
            {rows.map(({ name, values }) => {
              const value = values[column] as number;
              const [low, high] = ranges[column] as readonly [number, number];
              const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
              return (
                <td key={name} data-bar style={{ '--share': `${100 * share}%` } as CSSProperties}>
                  {formatNumber(unscaled(value, scales.get(feature) ?? UNSCALED))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      {features.length > MOST && <caption>{features.length - MOST} more features</caption>}
    </table>
  );
}

function rangesOf({ features, points }: RunView): readonly (readonly [number, number])[] {
  return features.slice(0, MOST).map((_, column) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < points.count; row++) {
      const value = points.features[row * features.length + column] as number;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return [low, high];
  });
}
