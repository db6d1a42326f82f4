import { fields } from '../../experiment/fields/index.ts';
import {
  dataOf,
  differences,
  type ExperimentSpec,
  entryOf,
  learnsByReward,
  parametersOf,
} from '../../experiment/index.ts';
import { sizeOf } from '../../math/shape.ts';
import { counted } from '../counted.ts';

/** What is shared by experiments, of the settings that a person asks for first. */
const ASKED_FIRST: readonly { readonly of: keyof typeof fields; readonly words: (spec: ExperimentSpec) => string }[] = [
  { of: 'data', words: (spec) => dataOf(spec).label },
  { of: 'layers', words: networkWords },
  { of: 'loss', words: (spec) => (learnsByReward(spec) ? '' : entryOf('losses', spec.loss.id).label) },
  { of: 'optimizer', words: (spec) => entryOf('optimizers', spec.optimizer.id).label },
  { of: 'seed', words: ({ seed }) => `seed ${seed}` },
];

/** What several experiments have in common, in a line: "Circle, 2 hidden layers, seed 10". */
export function commonWords(specs: readonly ExperimentSpec[]): string {
  const [first, ...others] = specs;
  if (first === undefined) return '';
  const shared = ASKED_FIRST.filter(({ of }) =>
    others.every((other) => fields[of].differences(first, other).length === 0),
  );
  const words = shared.map(({ words }) => words(first)).filter((text) => text !== '');
  return words.length === 0 ? 'Nothing in common' : `In common: ${words.join(', ')}`;
}

/** How an experiment differs from the first, in a line. */
export function differenceWords(first: ExperimentSpec, other: ExperimentSpec): string {
  return differences(first, other).join(', ') || 'The same settings';
}

/** The same words for a screen reader, which would read the arrow as its name. */
export function spoken(words: string): string {
  return words.replaceAll(' → ', ' to ');
}

function networkWords({ layers }: ExperimentSpec): string {
  return layers.length === 0 ? 'no hidden layer' : counted(layers.length, 'hidden layer');
}

/** The number of trained numbers of a network. */
export function parameterTotal(spec: ExperimentSpec): number {
  return parametersOf(spec).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}
