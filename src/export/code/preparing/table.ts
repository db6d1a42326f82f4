/** Code that prepares the columns of a table. */
import { features } from '../../../catalog/features/index.ts';
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import { optionOf } from '../../../experiment/index.ts';
import { type Scale, UNSCALED } from '../../../math/scale.ts';
import { escaped } from '../../../table/escape.ts';
import { inputNames } from '../../../table/inputs.ts';
import { pixelIds } from '../../../table/pixels.ts';
import { indented, quoted } from '../script.ts';
import type { Preparing, PreparingCode } from './context.ts';
import { dictOf, fittedNumbers, short, texts } from './literals.ts';
import { pixelLines } from './pixels.ts';
import { scalerWords } from './scalers.ts';

/** Names of the columns and of the inputs that they become, as in the file with the data. */
interface Naming {
  /** The name of a column, which `columns` has as a key. */
  readonly of: (column: FittedColumn) => string;
  /** The name of an input. */
  readonly input: (id: string) => string;
  /** What is between the name of a column and that of a category. */
  readonly separator: string;
}

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
      ...categoryConstants(preparing, categories, naming),
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

/** Reads numbers that may be missing. */
const READ = `def read_numbers(values):
    """An array of numbers, or of texts with numbers; NaN where one is missing."""
    return np.array([np.nan if value == "" else value for value in values], dtype=float)`;

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

function namingOf({ columns }: Preparing): Naming {
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
function inputsIn({ columns, wanted }: Preparing, naming: Naming): readonly string[] {
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

function isScaled({ offset, factor }: Scale): boolean {
  return offset !== UNSCALED.offset || factor !== UNSCALED.factor;
}

const LIST = new Intl.ListFormat('en');

/** What is fitted on the columns of numbers, and the loop that prepares them. */
function numbersCode(
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

function isFilled({ cells: { column }, fillValue }: FittedColumn): boolean {
  return column.missing === true && !Number.isNaN(fillValue);
}

function categoryConstants(_: Preparing, columns: readonly FittedColumn[], naming: Naming): readonly string[] {
  if (columns.length === 0) return [];
  const levelsOf = ({ cells: { column } }: FittedColumn) => column.levels ?? [];
  const filled = columns.filter(isFilled);
  return [
    dictOf(
      'CATEGORIES',
      columns.map((column) => [naming.of(column), texts(levelsOf(column))]),
    ),
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

function categoriesLoop({ wanted }: Preparing, columns: readonly FittedColumn[], naming: Naming): readonly string[] {
  if (columns.length === 0) return [];
  const filled = columns.filter(isFilled);
  const indicated = columns.some(
    ({ cells: { column }, inputs }) =>
      column.missing && wanted.includes(inputs.at(-1) as string) && inputs.at(-1)?.endsWith('=?'),
  );
  const replacement = filled.length === columns.length ? 'MOST_FREQUENT[name]' : 'MOST_FREQUENT.get(name)';
  const changed = columns.some(({ cells: { column } }) => column.levels?.some(isChanged));
  const steps = [
    'values = [str(value) for value in columns[name]]',
    ...(changed
      ? [
          "# In the CSV files of Nabla, a ' precedes text that a spreadsheet would run.",
          'values = [value if value in categories else value.removeprefix("\'") for value in values]',
        ]
      : []),
    ...(columns.some(({ cells }) => cells.column.missing)
      ? []
      : [
          'unknown = set(values).difference(categories)',
          'if unknown:',
          '    raise ValueError(f"{name} is one of {categories}, not {unknown}")',
        ]),
    indicated ? `x[f"{name}${naming.separator}?"] = [value not in categories for value in values]` : null,
    filled.length > 0 ? `values = [value if value in categories else ${replacement} for value in values]` : null,
    'for category in categories:',
    `    x[f"{name}${naming.separator}{category}"] = [value == category for value in values]`,
  ].filter((line) => line !== null);
  return ['for name, categories in CATEGORIES.items():', indented(steps.join('\n'))];
}

/** Whether a text differs in a CSV file. */
export function isChanged(text: string): boolean {
  return escaped(text) !== text;
}

function unescapedKeys(names: readonly string[]): readonly string[] {
  if (!names.some(isChanged)) return [];
  return [
    "# In the CSV files of Nabla, a ' precedes a name that a spreadsheet would run.",
    'columns = {name.removeprefix("\'"): values for name, values in columns.items()} | dict(columns)',
  ];
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

/** How the features of the catalog are computed. */
const computed: Record<keyof typeof features, (of: readonly [string, string]) => string> = {
  x1_squared: ([x1]) => `${x1} ** 2`,
  x2_squared: ([, x2]) => `${x2} ** 2`,
  x1_x2: ([x1, x2]) => `${x1} * ${x2}`,
  sin_x1: ([x1]) => `np.sin(${x1})`,
  sin_x2: ([, x2]) => `np.sin(${x2})`,
  cos_x1: ([x1]) => `np.cos(${x1})`,
  cos_x2: ([, x2]) => `np.cos(${x2})`,
};

function computedLines(
  { data: { own, pair }, preparation, wanted, window }: Preparing,
  naming: Naming,
): readonly string[] {
  if (window !== null) return [];
  const [x1, x2] = pair.map((place) => `x[${quoted(naming.input(own[place] as string))}]`);
  const isComputed = (name: string): name is keyof typeof features =>
    !preparation.inputs.includes(name) && Object.hasOwn(features, name);
  return wanted.filter(isComputed).map((id) => `x["${id}"] = ${computed[id]([x1 ?? '', x2 ?? ''])}`);
}

function docstring({ data, window, drops, columns }: Preparing, order: string, example: string): string {
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
function exampleOf({ columns, preparation: { plan, parts }, window }: Preparing, naming: Naming): string {
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
