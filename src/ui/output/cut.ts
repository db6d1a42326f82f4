import { dataOf, type ExperimentSpec, indicates } from '../../spec/index.ts';
import { inputNames } from '../../table/inputs.ts';

const MOST_NAMES = 3;
const LIST = new Intl.ListFormat('en-GB');

/**
 * That the picture is a cut through more inputs than its axes, and where the others are held; null where it is all there is.
 * @param axes names of the inputs that the picture spans, or of principal components
 */
export function cutWords(spec: ExperimentSpec, axes: readonly string[]): string | null {
  const fed = dataOf(spec).columns.filter(({ id }) => spec.features.includes(id));
  const inputs = fed.map((column) => ({ column, names: inputNames(column, indicates(spec)) }));
  const held = inputs.filter(({ names }) => names.some((name) => !axes.includes(name)));
  if (held.length === 0 || axes.length === 0) return null;
  const so = 'so a point may lie on a color that the network does not give it.';
  if (!inputs.some(({ names }) => names.some((name) => axes.includes(name)))) {
    return `A cut: the picture spans two principal components. All else is held at its training mean, ${so}`;
  }
  const labels = held.map(({ column }) => column.label);
  const others = labels.length > MOST_NAMES ? `The other ${labels.length} columns` : LIST.format(labels);
  const where = labels.length === 1 ? 'is held at its training mean' : 'are held at their training means';
  return `A cut: only the axes vary. ${others} ${where}, ${so}`;
}
