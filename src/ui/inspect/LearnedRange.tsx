import { useCallback } from 'react';
import { formatNumber } from '../../plots/format.ts';
import type { RunStore } from '../../store/run.ts';
import { LiveText } from '../controls/LiveText.tsx';
import { parameterOf } from './parameters.ts';

interface LearnedRangeProps {
  /** Place of the layer in the run's view. */
  readonly layer: number;
  /** What it learns, as its parameters are named: `alpha`. */
  readonly name: string;
}

/** From where to where the learned numbers of an activation have moved, live. */
export function LearnedRange({ layer, name }: LearnedRangeProps) {
  const read = useCallback(
    (store: RunStore) => {
      const values = parameterOf(store, layer, name);
      if (!values || values.length === 0) return '–';
      const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
      return low === high ? formatNumber(low) : `${formatNumber(low)} … ${formatNumber(high)}`;
    },
    [layer, name],
  );
  return <LiveText read={read} />;
}
