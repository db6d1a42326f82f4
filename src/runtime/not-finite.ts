import { columnOf, type PreparedData } from '../compiler/data.ts';

/** Larger numbers may overflow float32, which ends at 3.4e38, once a layer and a loss have multiplied them. */
const LARGE = 1e9;

/** Explains in sentences why the loss of an untrained network is not a finite number, and what to do about it. */
export function whyNotFinite({ features, parts, preparation }: PreparedData): string {
  const { x, labels } = parts.train;
  const columns = [
    ...features.map((id, place) => ({ id, reaches: largest(columnOf(x, place)), isTarget: false })),
    { id: preparation?.plan.target ?? 'target', reaches: largest(labels), isTarget: true },
  ];
  const worst = columns.reduce((most, column) => (column.reaches > most.reaches ? column : most));
  const what = 'The loss of the untrained network is not a finite number';
  if (worst.reaches < LARGE) return `${what}. Choose another loss or another initializer.`;

  const place = preparation?.table.columns.findIndex(({ id }) => id === worst.id) ?? -1;
  const label = preparation?.table.columns[place]?.label ?? worst.id;
  const raw = preparation?.table.values[place]?.filter((value) => !Number.isNaN(value));
  const reached = raw ? largest(raw) : worst.reaches;
  const remedy = worst.isTarget ? 'predict another column' : `ignore “${label}”`;
  return `${what}: “${label}” has values as large as ${reached.toExponential(1)}, too large for the engine’s 32-bit numbers. Scale the data, clip outliers, or ${remedy}.`;
}

/** The largest magnitude among numbers. NaN means that a number was too large for the preparation. */
function largest(values: Float64Array): number {
  return values.reduce(
    (most, value) => Math.max(most, Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.abs(value)),
    0,
  );
}
