import type { Dropping } from './definition.ts';

export const drop: Dropping<never> = {
  label: 'Drop rows',
  tex: '\\{\\, i : x_{ij} \\text{ is there for all } j \\,\\}',
  text: 'Ignores every row that has a missing value in one of the columns used, as if it had never been recorded. Nothing is made up, so each example that remains is real. This is the right choice when few rows are affected and values are missing purely by chance. It gets expensive quickly: with twenty columns that each lack five percent of their values, nearly two rows out of three are gone. Worse, when values are missing for a reason, say because sick people did not come back, the rows that remain differ from those the network will meet later, and no score computed on complete rows shows it. Columns that are ignored cost no rows, so ignoring one bad column may save most of them.',
  differs:
    'DataFrame.dropna in pandas looks at all columns unless it is given a subset; here only features and target count. scikit-learn has no such step, because its transformers may not remove rows.',
  reference: {
    authors: 'D. B. Rubin',
    year: 1976,
    title: 'Inference and Missing Data',
    url: 'https://doi.org/10.1093/biomet/63.3.581',
  },
  hyper: {},
  aliases: ['dropna', 'listwise'],
  drops: true,
};
