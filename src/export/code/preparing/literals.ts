/** Constants of Python. */
import type { Fit } from '../../../compiler/preparation/column.ts';
import { number, quoted } from '../script.ts';

/** The largest error of a rounded number, relative to the spread of its column. */
const ERROR = 1e-9;
const MOST_DIGITS = 17;
/** Room for the numbers of a list that is written over several lines. */
const LINE = 92;

/** A number with as few digits as its use allows. @param spread of the numbers that it is compared with */
export function short(value: number, spread = Math.abs(value)): string {
  if (!Number.isFinite(value)) return value < 0 ? '-np.inf' : value > 0 ? 'np.inf' : 'np.nan';
  for (let digits = 4; digits < MOST_DIGITS; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.abs(rounded - value) <= ERROR * spread) return number(rounded);
  }
  return number(value);
}

/** What was fitted on the numbers of a column, as numbers of Python. */
export function fittedNumbers({ bounds: [low, high], scale: { offset, factor } }: Fit) {
  const spread = 1 / Math.abs(factor);
  return {
    low: short(low, spread),
    high: short(high, spread),
    offset: short(offset, spread),
    spread: short(1 / factor),
  };
}

/** A tuple of texts. */
export function texts(values: readonly string[]): string {
  return `(${values.map(quoted).join(', ')}${values.length === 1 ? ',' : ''})`;
}

/** A dict with an entry on each line. @param notes at the ends of the lines */
export function dictOf(
  name: string,
  entries: readonly (readonly [key: string, value: string, note?: string | undefined])[],
): string {
  const lines = entries.map(
    ([key, value, note]) => `    ${quoted(key)}: ${value},${note ? `  # ${inComment(note)}` : ''}`,
  );
  return `${name} = {\n${lines.join('\n')}\n}`;
}

/** A number if all are equal; else an array, in which numbers that are repeated alike are written once. */
export function vector(values: readonly string[], repeats: number): string {
  const [first = '0'] = values;
  if (values.every((value) => value === first)) return first;
  const isRepeated = repeats > 1 && values.every((value, index) => value === values[index - (index % repeats)]);
  if (isRepeated) return `np.repeat([${values.filter((_, index) => index % repeats === 0).join(', ')}], ${repeats})`;
  const lines: string[] = [];
  for (const value of values) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${value},`.length <= LINE) lines[lines.length - 1] = `${last} ${value},`;
    else lines.push(`${value},`);
  }
  return lines.length === 1
    ? `np.array([${values.join(', ')}])`
    : `np.array(\n    [\n${lines.map((line) => `        ${line}`).join('\n')}\n    ]\n)`;
}

/** A text that cannot end its comment. */
function inComment(text: string): string {
  return quoted(text).slice(1, -1).replaceAll('\\"', '"');
}
