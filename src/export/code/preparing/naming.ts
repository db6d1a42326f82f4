/** How code names the columns of a table, and the inputs that they become. */
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import { escaped } from '../../../table/escape.ts';
import { inputNames } from '../../../table/inputs.ts';
import { pixelIds } from '../../../table/pixels.ts';
import type { Preparing } from './context.ts';

/** Names of the columns and of the inputs that they become, as in the file with the data. */
export interface Naming {
  /** The name of a column, which `columns` has as a key. */
  readonly of: (column: FittedColumn) => string;
  /** The name of an input. */
  readonly input: (id: string) => string;
  /** What is between the name of a column and that of a category. */
  readonly separator: string;
}

/** Names that are all different. */
export function namingOf({ columns }: Preparing): Naming {
  const labels = columns.map(({ cells: { column } }) => column.label);
  const of = ({ cells: { column } }: FittedColumn) =>
    labels.filter((label) => label === column.label).length > 1 ? column.id : column.label;
  const named = (separator: string) =>
    columns
      .filter(({ cells: { column } }) => !column.image)
      .flatMap((column) => namesOf(column, of(column), separator));
  let separator = '=';
  // "a=b" could be a number, or the category "b" of "a".
  while (new Set(named(separator).map(([, name]) => name)).size < named(separator).length) separator += '=';
  const byId = new Map(named(separator));
  return { of, input: (id) => byId.get(id) ?? id, separator };
}

/** The names of the inputs of a column, each by its id. */
function namesOf(
  { cells: { column } }: FittedColumn,
  label: string,
  separator: string,
): readonly (readonly [id: string, name: string])[] {
  const ids = inputNames(column, true);
  const { levels } = column;
  if (levels === null) return ids.map((id) => [id, id === column.id ? label : `${label}${separator}?`]);
  const all = levels.map((level) => [`${column.id}=${level}`, `${label}${separator}${level}`] as const);
  return column.missing ? [...all, [ids.at(-1) as string, `${label}${separator}?`]] : all;
}

/** The inputs by their names; all pixels of an image are one. */
export function inputsIn({ columns, wanted }: Preparing, naming: Naming): readonly string[] {
  const picture = columns.find(({ cells: { column } }) => column.image);
  const pixels = picture?.cells.column.image ? pixelIds(picture.cells.column.image) : [];
  const start =
    pixels.length > 0 ? wanted.findIndex((_, at) => pixels.every((id, index) => wanted[at + index] === id)) : -1;
  if (!picture || start < 0) return wanted.map(naming.input);
  return [
    ...wanted.slice(0, start).map(naming.input),
    naming.of(picture),
    ...wanted.slice(start + pixels.length).map(naming.input),
  ];
}

/** Whether a text differs in a CSV file. */
export function isChanged(text: string): boolean {
  return escaped(text) !== text;
}

/** Statements that find columns by their names in a CSV file. */
export function unescapedKeys(names: readonly string[]): readonly string[] {
  if (!names.some(isChanged)) return [];
  return [
    "# In the CSV files of Nabla, a ' precedes a name that a spreadsheet would run.",
    'columns = {name.removeprefix("\'"): values for name, values in columns.items()} | dict(columns)',
  ];
}
