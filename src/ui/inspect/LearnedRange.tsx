import { useCallback } from 'react';
import { formatNumber } from '../../math/format.ts';
import type { RunStore } from '../../store/run.ts';
import { LiveText } from '../controls/LiveText.tsx';
import { parameterOf } from './parameters.ts';

interface LearnedRangeProps {
  /** The index of the layer in the view of the run. */
  readonly layer: number;
  /** The name of the learned parameter, such as `alpha`. */
  readonly name: string;
}

/** The current range of the learned parameters of an activation, live. */
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
