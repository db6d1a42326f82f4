import { dataOf, type ExperimentSpec, featureColumns, indicates } from '../../experiment/index.ts';
import { inputNames } from '../../table/inputs.ts';
import { singleColumns } from '../../table/pixels.ts';

const MOST_NAMES = 2;
const LIST = new Intl.ListFormat('en-GB');

/**
 * Explains that the picture is a slice through more inputs than its axes, with the others at their means in the
 * training part; null if it contains all inputs.
 * @param axes names of the inputs on the picture's axes, or of principal components
 */
export function cutWords(spec: ExperimentSpec, axes: readonly string[]): string | null {
  const fed = singleColumns(featureColumns(spec));
  const inputs = fed.map((column) => ({ column, names: inputNames(column, indicates(spec)) }));
  const held = inputs.filter(({ names }) => names.some((name) => !axes.includes(name)));
  if (held.length === 0 || axes.length === 0) return null;
  const so = 'the colour below a point may not be its prediction.';
  if (!inputs.some(({ names }) => names.some((name) => axes.includes(name)))) {
    return `A slice along two components, with the rest at its mean: ${so}`;
  }
  const labels = held.map(({ column }) => `“${column.label}”`);
  const noun = dataOf(spec).image ? 'pixels' : 'columns';
  const others = labels.length > MOST_NAMES ? `the other ${labels.length} ${noun}` : LIST.format(labels);
  return `A slice, with ${others} at ${labels.length === 1 ? 'its mean' : 'their means'}: ${so}`;
}
