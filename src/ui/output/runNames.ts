import { type ExperimentSpec, sweepables, sweptValues } from '../../experiment/index.ts';
import { formatNumber, formatShort } from '../../math/format.ts';
import type { SweptNumber } from '../../plots/curves/draw-swept.ts';

/** The names of an experiment's replicas. */
export interface RunNames {
  /** The common prefix of the names: "seed", "learning rate". */
  readonly label: string;
  /** One name for each run: "seed 13", "learning rate 0.00464". */
  readonly names: readonly string[];
  /** The same without the label: "13", "0.0046". */
  readonly short: readonly string[];
  /** Null if only the seeds differ. */
  readonly swept: SweptNumber | null;
}

/** Swept values have no more digits than this. */
const MOST_DIGITS = 6;

export function runNames(spec: ExperimentSpec): RunNames {
  const values = sweptValues(spec);
  const number = spec.sweep && sweepables(spec).find(({ id }) => id === spec.sweep?.of);
  const label = number?.label ?? 'seed';
  const whole = number ? number.setting.integer === true : true;
  const digits = digitsFor(values);
  return {
    label,
    names: values.map((value) => `${label} ${whole ? value : formatNumber(value, { digits })}`),
    short: values.map((value) => (whole ? String(value) : formatShort(value))),
    swept: number ? { label, scale: number.setting.scale, values } : null,
  };
}

/** The usual number of digits, or more if values would otherwise look equal. */
function digitsFor(values: readonly number[]): number {
  let digits = 3;
  const distinct = () => new Set(values.map((value) => formatNumber(value, { digits }))).size;
  while (digits < MOST_DIGITS && distinct() < values.length) digits++;
  return digits;
}
