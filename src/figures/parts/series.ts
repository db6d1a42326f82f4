import { DASHES } from '../../plots/functions/FunctionPlot.tsx';

/** The colour and the dash of a curve; the dash distinguishes curves without colour. */
export interface Look {
  readonly stroke: string;
  readonly strokeDasharray: string | undefined;
}

/** The order in which the colours of classes are used, so that neighbours differ most. */
const ORDER = [1, 0, 2, 3, 4, 7, 8, 5, 6, 9];

/** The look of curve number `index`. */
export function lookOf(index: number): Look {
  const dash = index % (DASHES.length + 1);
  return {
    stroke: `var(--class-${ORDER[index % ORDER.length]})`,
    strokeDasharray: dash === 0 ? undefined : DASHES[dash - 1],
  };
}
