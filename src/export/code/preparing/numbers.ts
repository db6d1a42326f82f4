/** Code that prepares columns of numbers. */
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import { optionOf } from '../../../experiment/index.ts';
import { type Scale, UNSCALED } from '../../../math/scale.ts';
import { indented } from '../script.ts';
import type { Preparing } from './context.ts';
import { dictOf, fittedNumbers, short, texts } from './literals.ts';
import type { Naming } from './naming.ts';
import { scalerWords } from './scalers.ts';

/** Reads numbers that may be missing. */
export const READ = `def read_numbers(values):
    """An array of numbers, or of texts with numbers; NaN where one is missing."""
    return np.array([np.nan if value == "" else value for value in values], dtype=float)`;

function isScaled({ offset, factor }: Scale): boolean {
  return offset !== UNSCALED.offset || factor !== UNSCALED.factor;
}

const LIST = new Intl.ListFormat('en');

/** What is fitted on the columns of numbers, and the loop that prepares them. */
export function numbersCode(
  { preparation, drops, scaler, wanted }: Preparing,
  columns: readonly FittedColumn[],
  naming: Naming,
) {
  const fits = columns.flatMap((column) => column.fits);
  const reads = columns.some(({ cells }) => cells.column.missing);
  const fills = reads && !drops;
  const clips = fits.some(({ bounds }) => bounds.some(Number.isFinite));
  const scales = fits.some(({ scale }) => isScaled(scale));
  const { offset, spread } = scalerWords[scaler];
  const fields = [...(fills ? ['fill'] : []), ...(clips ? ['low', 'high'] : []), ...(scales ? [offset, spread] : [])];
  const isOfEverything = optionOf('scalers', preparation.plan.scaler, 'fit') === 'everything';
  const entries = columns.map((column) => {
    const [fit] = column.fits as [(typeof fits)[number]];
    const fitted = fittedNumbers(fit);
    const values = [
      ...(fills ? [short(column.fillValue, 1 / Math.abs(fit.scale.factor))] : []),
      ...(clips ? [fitted.low, fitted.high] : []),
      ...(scales ? [fitted.offset, fitted.spread] : []),
    ];
    return [naming.of(column), together(values), column.cells.column.unit] as const;
  });
  const names = columns.map(naming.of);
  const fitted = isOfEverything
    ? 'fitted on the training examples, the scale on all'
    : 'fitted on the training examples';
  const comment = `# The ${LIST.format(fields)} of each number, ${fitted}.`;
  const constant =
    columns.length === 0
      ? null
      : fields.length > 0
        ? `${comment}\n${dictOf('NUMBERS', entries)}`
        : `NUMBERS = ${texts(names)}`;
  const indicated = columns.some(({ cells: { width }, inputs }) =>
    inputs.slice(width).some((name) => wanted.includes(name)),
  );
  const loop = (inList: boolean) => {
    if (columns.length === 0) return [];
    const read = reads ? 'read_numbers(columns[name])' : 'np.array(columns[name], dtype=float)';
    const isShort = !fills && !clips && !indicated;
    const value = isShort ? read : 'values';
    const result = scales ? `(${value} - ${offset}) / ${spread}` : value;
    const steps = [
      isShort ? null : `values = ${read}`,
      indicated ? `x[f"{name}${naming.separator}?"] = np.isnan(values)` : null,
      fills ? 'values = np.where(np.isnan(values), fill, values)' : null,
      clips ? 'values = np.clip(values, low, high)' : null,
      inList ? `x.append(${result})` : `x[name] = ${result}`,
    ].filter((line) => line !== null);
    const over = fields.length > 0 ? `name, ${together(fields)} in NUMBERS.items()` : 'name in NUMBERS';
    return [`for ${over}:`, indented(steps.join('\n'))];
  };
  return { constant, fields, reads, loop };
}

/** One or more expressions as one. */
function together(values: readonly string[]): string {
  return values.length === 1 ? (values[0] as string) : `(${values.join(', ')})`;
}
