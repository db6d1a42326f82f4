/** Code that prepares arrays of numbers: images, and sequences. */
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import { UNSCALED } from '../../../math/scale.ts';
import { pixelCount } from '../../../table/pixels.ts';
import { indented } from '../script.ts';
import type { Preparing, PreparingCode } from './context.ts';
import { fittedNumbers, vector } from './literals.ts';
import { scalerWords } from './scalers.ts';

const LIST = new Intl.ListFormat('en');

/** Writes `prepare(images)`. */
export function imagesCode(preparing: Preparing, column: FittedColumn): PreparingCode {
  const { constants, lines, form } = pixelLines(preparing, column);
  const { width } = column.cells;
  return {
    constants,
    source: functionOf('images', lines, [
      `Turns images into inputs of the network, [n, ${width}].`,
      '',
      `\`images\` is an array ${form} with pixels as in the data, or their rows [n, ${width}].`,
    ]),
    example: 'prepare(images)',
    order: null,
  };
}

/** Writes `prepare(sequences)` for sequences of numbers. */
export function sequencesCode(preparing: Preparing, column: FittedColumn): PreparingCode {
  const { steps, names } = column.cells.column.sequence as { steps: number; names: readonly string[] };
  const { constants, lines } = fitted(preparing, column, names.length, 'sequences');
  const { width } = column.cells;
  const form = names.length === 1 ? `[n, ${steps}]` : `[n, ${steps}, ${names.length}]`;
  const isChanged = lines.length > 0;
  return {
    constants,
    source: functionOf(
      'sequences',
      [
        `sequences = np.array(sequences, dtype=float).reshape(-1, ${isChanged && names.length > 1 ? `${steps}, ${names.length}` : width})`,
        ...lines,
        ...(isChanged && names.length > 1 ? [`sequences = sequences.reshape(-1, ${width})`] : []),
      ],
      [
        `Turns sequences into inputs of the network, [n, ${width}].`,
        '',
        `\`sequences\` is an array ${form}${names.length > 1 ? ` with ${LIST.format(names)} at each step` : ''}.`,
      ],
    ),
    example: 'prepare(sequences)',
    order: null,
  };
}

/** What prepares an array `images`, from pixels as in the data to rows of inputs that are not rounded. */
export function pixelLines(preparing: Preparing, column: FittedColumn) {
  const { channels, height, width } = column.cells.column.image as { channels: number; height: number; width: number };
  const count = pixelCount({ channels, height, width });
  const form = channels === 1 ? `[n, ${height}, ${width}]` : `[n, ${height}, ${width}, ${channels}]`;
  const { constants, lines } = fitted(preparing, column, count, 'images');
  const rows =
    channels === 1
      ? [`images = np.array(images, dtype=float).reshape(-1, ${count})`]
      : [
          'images = np.array(images, dtype=float)',
          'if images.ndim == 4:',
          '    images = np.moveaxis(images, -1, 1)  # channels first',
          `images = images.reshape(-1, ${count})`,
        ];
  return { constants, lines: [...rows, ...lines], form };
}

function fitted(
  { scaler }: Preparing,
  { cells: { column }, fits: all }: FittedColumn,
  count: number,
  variable: string,
) {
  const fits = all.slice(0, count);
  const numbers = fits.map(fittedNumbers);
  const repeats = column.image ? column.image.height * column.image.width : 1;
  const clips = fits.some(({ bounds }) => bounds.some(Number.isFinite));
  const scales = fits.some(({ scale }) => scale.offset !== UNSCALED.offset || scale.factor !== UNSCALED.factor);
  const words = scalerWords[scaler];
  const [offset, spread] = [words.offset.toUpperCase(), words.spread.toUpperCase()];
  const constant = (name: string, of: (one: (typeof numbers)[number]) => string) =>
    `${name} = ${vector(numbers.map(of), repeats)}`;
  return {
    constants: [
      ...(clips ? [constant('LOW', ({ low }) => low), constant('HIGH', ({ high }) => high)] : []),
      ...(scales ? [constant(offset, (one) => one.offset), constant(spread, (one) => one.spread)] : []),
    ],
    lines: [
      ...(clips ? [`${variable} = np.clip(${variable}, LOW, HIGH)`] : []),
      ...(scales ? [`${variable} = (${variable} - ${offset}) / ${spread}`] : []),
    ],
  };
}

function functionOf(variable: string, lines: readonly string[], docstring: readonly string[]): string {
  const [first, ...more] = docstring;
  const [only = '', ...others] = lines;
  const body =
    others.length > 0
      ? [...lines, `return ${variable}.astype(np.float32)`]
      : [only.replace(`${variable} =`, 'return').replace('dtype=float', 'dtype=np.float32')];
  return [`def prepare(${variable}):`, indented([`"""${first}`, ...more, '"""', ...body].join('\n'))].join('\n');
}
