/** Code that prepares sequences of tokens. */
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import type { Tensor } from '../../../math/tensor.ts';
import { joinTokens, unitOf } from '../../../table/tokens.ts';
import { quoted } from '../script.ts';
import type { Preparing, PreparingCode } from './context.ts';
import { texts } from './literals.ts';
import { isChanged } from './naming.ts';

/** Writes `prepare(texts)`. */
export function tokensCode({ data, preparation }: Preparing, column: FittedColumn): PreparingCode {
  const tokens = column.cells.column.levels ?? [];
  const steps = data.features.length;
  const pads = data.predicts === 'next';
  const isLetters = tokens.every((token) => [...token].length === 1);
  const one = isLetters ? 'text' : 'sequence';
  const many = `${one}s`;
  const changed = tokens.some(isChanged);
  const index = changed ? 'INDEX[token if token in INDEX else token.removeprefix("\'")]' : 'INDEX[token]';
  const first = Array.from(preparation.parts.train.inputs.data.subarray(0, steps), (place) => tokens[place] as string);
  const shown = pads ? withoutPadding(first, tokens[0] as string) : first;
  const example = isLetters
    ? quoted(joinTokens(shown, unitOf(tokens)))
    : `[${shown.slice(0, 4).map(quoted).join(', ')}${shown.length > 4 ? ', ...' : ''}]`;
  const call = `prepare([${example}])`;
  const form = isLetters ? 'a text' : 'a list';
  const size = `of ${pads ? 'up to ' : ''}${steps} tokens`;
  const end = quoted(tokens[0] as string);
  // A window of a text begins anywhere.
  const begins = preparation.plan.series ? null : beginning(preparation.parts.train.inputs);
  const rules = [
    begins === null ? '' : `begins with ${quoted(tokens[begins] as string)}`,
    pads ? `is filled up with ${end} at the end` : '',
  ].filter(Boolean);
  return {
    constants: [
      `TOKENS = ${isLetters ? quoted(tokens.join('')) : texts(tokens)}`,
      'INDEX = {token: index for index, token in enumerate(TOKENS)}',
    ],
    source: [
      `def prepare(${many}):`,
      `    """Turns ${many} into inputs of the network: the indices of tokens, [n, ${steps}].`,
      '',
      `    Each is ${form} ${size}${isLetters ? ', or a list of them' : ''}${rules.length > 0 ? '.' : ':'}`,
      ...(rules.length > 0 ? [`    It ${rules.join(', and ')}:`] : []),
      '',
      `        ${call}`,
      '    """',
      ...(changed ? ["    # In the CSV files of Nabla, a ' precedes text that a spreadsheet would run."] : []),
      ...(pads
        ? [
            `    x = np.zeros((len(${many}), ${steps}), dtype=np.float32)`,
            `    for row, ${one} in enumerate(${many}):`,
            `        x[row, : len(${one})] = [${index} for token in ${one}]`,
            '    return x',
          ]
        : [`    return np.array([[${index} for token in ${one}] for ${one} in ${many}], dtype=np.float32)`]),
    ].join('\n'),
    example: call,
    order: null,
  };
}

/** The token that all examples begin with; null if they begin with different ones. */
function beginning({ shape: [count = 0, steps = 0], data }: Tensor): number | null {
  const first = data[0] ?? 0;
  const isEverywhere = Array.from({ length: count }, (_, row) => data[row * steps]).every((token) => token === first);
  return isEverywhere && count > 1 ? first : null;
}

function withoutPadding(tokens: readonly string[], end: string): readonly string[] {
  const last = tokens.findLastIndex((token) => token !== end);
  return tokens.slice(0, Math.max(1, last + 1));
}
