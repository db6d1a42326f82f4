import type { SweptNumber } from '../../plots/draw-swept.ts';
import { formatNumber, formatShort } from '../../plots/format.ts';
import { type ExperimentSpec, sweepables, sweptValues } from '../../spec/index.ts';

/** What the replicas of an experiment are called. */
export interface RunNames {
  /** What their names start with: "seed", "learning rate". */
  readonly label: string;
  /** "seed 13", "learning rate 0.00464": one for each. */
  readonly names: readonly string[];
  /** The same in little room: "13", "0.0046". */
  readonly short: readonly string[];
  /** null where only the seeds differ. */
  readonly swept: SweptNumber | null;
}

/** The swept values have no more. */
const MOST_DIGITS = 6;

export function runNames(spec: ExperimentSpec): RunNames {
  const values = sweptValues(spec);
  const number = spec.sweep && sweepables(spec).find(({ id }) => id === spec.sweep?.of);
  const label = number?.label ?? 'seed';
  const whole = number ? number.setting.integer === true : true;
  const digits = tellingApart(values);
  return {
    label,
    names: values.map((value) => `${label} ${whole ? value : formatNumber(value, { digits })}`),
    short: values.map((value) => (whole ? String(value) : formatShort(value))),
    swept: number ? { label, scale: number.setting.scale, values } : null,
  };
}

/** As many digits as are usual, and more where values are too close for those. */
function tellingApart(values: readonly number[]): number {
  let digits = 3;
  const told = () => new Set(values.map((value) => formatNumber(value, { digits }))).size;
  while (digits < MOST_DIGITS && told() < values.length) digits++;
  return digits;
}
