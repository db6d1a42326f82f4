/** Code that prepares the columns of a table. */
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import { indented, quoted } from '../script.ts';
import { docstring, exampleOf } from './calling.ts';
import { categoriesLoop, categoryConstants } from './categories.ts';
import { computedLines } from './computed.ts';
import type { Preparing, PreparingCode } from './context.ts';
import { texts } from './literals.ts';
import { inputsIn, type Naming, namingOf, unescapedKeys } from './naming.ts';
import { numbersCode, READ } from './numbers.ts';
import { pixelLines } from './pixels.ts';

/** Writes `prepare(columns)` for a dict of columns. */
export function tableCode(preparing: Preparing): PreparingCode {
  const { columns, wanted, window } = preparing;
  const naming = namingOf(preparing);
  const inputs = inputsIn(preparing, naming);
  const numbers = columns.filter(isNumber).toSorted(byPlaceIn(wanted));
  const categories = columns.filter(({ cells: { column } }) => column.levels !== null && !column.sequence);
  const picture = columns.find(({ cells: { column } }) => column.image);
  const ofNumbers = numbersCode(preparing, numbers, naming);
  const names = numbers.map(naming.of);
  const isOfNumbers = inputs.length === names.length && inputs.every((name, place) => name === names[place]);
  const isPlain = isOfNumbers && ofNumbers.fields.length === 0 && !ofNumbers.reads;
  const order = isPlain ? 'COLUMNS' : isOfNumbers ? 'NUMBERS' : 'FEATURES';

  const body = isPlain
    ? []
    : [
        isOfNumbers ? 'x = []' : 'x = {}',
        ...ofNumbers.loop(isOfNumbers),
        ...categoriesLoop(preparing, categories, naming),
        ...(picture ? pixelsIn(preparing, picture, naming) : []),
        ...computedLines(preparing, naming),
      ];
  const matrix = isPlain
    ? 'np.array([columns[name] for name in COLUMNS], dtype=np.float32).T'
    : `np.column_stack(${isOfNumbers ? 'x' : '[x[name] for name in FEATURES]'})`;
  const end =
    window === null
      ? [`return ${matrix}${isPlain ? '' : '.astype(np.float32)'}`]
      : [
          `rows = ${matrix}`,
          'windows = [rows[start : start + WINDOW] for start in range(len(rows) - WINDOW + 1)]',
          'return np.array(windows, dtype=np.float32).reshape(-1, WINDOW * rows.shape[1])',
        ];
  const example = exampleOf(preparing, naming);
  return {
    constants: [
      window === null ? null : `WINDOW = ${window}`,
      isPlain ? `COLUMNS = ${texts(names)}` : ofNumbers.constant,
      ...categoryConstants(categories, naming),
      picture ? pixelLines(preparing, picture).constants.join('\n') || null : null,
      isOfNumbers
        ? null
        : `# The inputs of the network${window === null ? '' : ' at each step'}.\nFEATURES = ${texts(inputs)}`,
    ].filter((part) => part !== null),
    source: [
      ...(ofNumbers.reads ? [READ, '', ''] : []),
      'def prepare(columns):',
      indented(docstring(preparing, order, example)),
      indented([...unescapedKeys(columns.map(naming.of)), ...body, ...end].join('\n')),
    ].join('\n'),
    example,
    order,
  };
}

function isNumber({ cells: { column } }: FittedColumn): boolean {
  return column.levels === null && !column.image && !column.sequence;
}

function byPlaceIn(wanted: readonly string[]): (a: FittedColumn, b: FittedColumn) => number {
  const placeOf = ({ inputs }: FittedColumn) => {
    const place = wanted.indexOf(inputs[0] as string);
    return place < 0 ? wanted.length : place;
  };
  return (a, b) => placeOf(a) - placeOf(b);
}

function pixelsIn(preparing: Preparing, picture: FittedColumn, naming: Naming): readonly string[] {
  const name = quoted(naming.of(picture));
  const { lines } = pixelLines(preparing, picture);
  return [
    ...lines.map((line) =>
      line.replace('np.array(images,', `np.array(columns[${name}],`).replaceAll('images', 'pixels'),
    ),
    `x[${name}] = pixels`,
  ];
}
