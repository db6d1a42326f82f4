/** Code that prepares columns of categories. */
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import { indented, quoted } from '../script.ts';
import type { Preparing } from './context.ts';
import { dictOf, texts } from './literals.ts';
import { isChanged, type Naming } from './naming.ts';

const MISSING = `# An empty cell, and None, NaN and pandas.NA as texts.
MISSING = ("", "None", "nan", "<NA>")`;

function isIncomplete({ cells: { column } }: FittedColumn): boolean {
  return column.missing === true;
}

function isFilled(column: FittedColumn): boolean {
  return isIncomplete(column) && !Number.isNaN(column.fillValue);
}

/** The categories of columns, and what was fitted on them. */
export function categoryConstants(columns: readonly FittedColumn[], naming: Naming): readonly string[] {
  if (columns.length === 0) return [];
  const levelsOf = ({ cells: { column } }: FittedColumn) => column.levels ?? [];
  const filled = columns.filter(isFilled);
  return [
    dictOf(
      'CATEGORIES',
      columns.map((column) => [naming.of(column), texts(levelsOf(column))]),
    ),
    ...(columns.some(isIncomplete) ? [MISSING] : []),
    ...(filled.length === 0
      ? []
      : [
          `# What replaces a missing category.\n${dictOf(
            'MOST_FREQUENT',
            filled.map((column) => [naming.of(column), quoted(levelsOf(column)[column.fillValue] as string)]),
          )}`,
        ]),
  ];
}

/** The loop that prepares columns of categories. */
export function categoriesLoop(
  { wanted }: Preparing,
  columns: readonly FittedColumn[],
  naming: Naming,
): readonly string[] {
  if (columns.length === 0) return [];
  const filled = columns.filter(isFilled);
  const indicated = columns.some(
    ({ cells: { column }, inputs }) =>
      column.missing && wanted.includes(inputs.at(-1) as string) && inputs.at(-1)?.endsWith('=?'),
  );
  const replacement = filled.length === columns.length ? 'MOST_FREQUENT[name]' : 'MOST_FREQUENT.get(name)';
  const changed = columns.some(({ cells: { column } }) => column.levels?.some(isChanged));
  const missing = columns.some(isIncomplete);
  const steps = [
    'values = [str(value) for value in columns[name]]',
    ...(changed
      ? [
          "# In the CSV files of Nabla, a ' precedes text that a spreadsheet would run.",
          'values = [value if value in categories else value.removeprefix("\'") for value in values]',
        ]
      : []),
    `unknown = set(values).difference(categories${missing ? ', MISSING' : ''})`,
    'if unknown:',
    '    raise ValueError(f"{name} is one of {categories}, not {unknown}")',
    indicated ? `x[f"{name}${naming.separator}?"] = [value not in categories for value in values]` : null,
    filled.length > 0 ? `values = [value if value in categories else ${replacement} for value in values]` : null,
    'for category in categories:',
    `    x[f"{name}${naming.separator}{category}"] = [value == category for value in values]`,
  ].filter((line) => line !== null);
  return ['for name, categories in CATEGORIES.items():', indented(steps.join('\n'))];
}
