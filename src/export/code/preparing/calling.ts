/** How a person calls `prepare(columns)`. */
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import { quoted } from '../script.ts';
import type { Preparing } from './context.ts';
import type { Naming } from './naming.ts';

/** The docstring of the function. @param order the constant with the names of its columns */
export function docstring({ data, window, drops, columns }: Preparing, order: string, example: string): string {
  const shape = `[n, ${data.features.length}]`;
  const gaps = drops && columns.some(({ cells }) => cells.column.missing);
  const asText = columns.some(({ cells: { column } }) => column.levels?.some(isTyped)) ? ', dtype=str' : '';
  const lines = [
    window === null
      ? `"""Turns raw examples into inputs of the network, ${shape}, in the order of ${order}.`
      : `"""Turns a series into inputs of the network, ${shape}, one for every WINDOW consecutive rows.`,
    '',
    '`columns` has the values of each column by its name. It is a dict, or a DataFrame as',
    `\`pandas.read_csv(path${asText})\` reads it from the data that Nabla saves:`,
    '',
    `    ${example}`,
    ...(gaps ? ['', 'The experiment leaves out examples with missing values.'] : []),
    '"""',
  ];
  return lines.join('\n');
}

/** Whether pandas reads a text as a number or a truth value unless it is told not to. */
function isTyped(text: string): boolean {
  return Number.isFinite(Number(text)) || /^(true|false)$/i.test(text);
}

/** Room for an example in its docstring. */
const EXAMPLE = 88;
/** The steps of a series that an example shows. */
const STEPS = 3;

/** A call with the values of an example, of as many columns as there is room for. */
export function exampleOf({ columns, preparation: { plan, parts }, window }: Preparing, naming: Naming): string {
  const reach = plan.series ? plan.series.window - 1 + plan.series.horizon : 0;
  const row = (parts.train.rows[0] ?? 0) - reach;
  const entries = columns.map((column) => {
    const name = quoted(naming.of(column));
    if (column.cells.column.image) return `${name}: images`;
    const values = Array.from({ length: window === null ? 1 : STEPS }, (_, step) => valueIn(column, row + step));
    return `${name}: [${[...values, ...(window === null ? [] : ['...'])].join(', ')}]`;
  });
  const call = (shown: number) =>
    `prepare({${[...entries.slice(0, shown), ...(shown < entries.length ? ['...'] : [])].join(', ')}})`;
  let shown = entries.length;
  while (shown > 1 && call(shown).length > EXAMPLE) shown--;
  return call(shown);
}

/** A raw value as Python writes it. */
function valueIn({ cells: { values, stride, first, column } }: FittedColumn, row: number): string {
  const value = values[row * stride + first] ?? Number.NaN;
  if (Number.isNaN(value)) return column.levels ? '""' : 'np.nan';
  return column.levels ? quoted(column.levels[value] as string) : String(Number(value.toPrecision(4)));
}
