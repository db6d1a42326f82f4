/** NumPy code that turns raw examples into the inputs of a network, the same for every framework. */
import type { PreparedData } from '../../compiler/data.ts';
import type { FittedColumn } from '../../compiler/preparation/column.ts';
import { learnsByReward } from '../../experiment/agent.ts';
import { dataOf, type ExperimentSpec, isGame } from '../../experiment/index.ts';
import { UNSCALED } from '../../math/scale.ts';
import { type PreparingCode, preparing } from './preparing/context.ts';
import { short, texts } from './preparing/literals.ts';
import { imagesCode, sequencesCode } from './preparing/pixels.ts';
import { tableCode } from './preparing/table.ts';
import { tokensCode } from './preparing/tokens.ts';

/** How a program prepares examples as the experiment does. It needs `import numpy as np`. */
export interface Preparation {
  /** Assignments of what was fitted; empty if nothing is needed. */
  readonly constants: string;
  /** The function `prepare`, after a function that it needs. It returns rows as in the record, [n, features]. */
  readonly source: string;
  /** A call of `prepare` in one line, for docstrings: "..." may be left out of it. */
  readonly example: string;
  /** What `prepare` returns, in words: "[n, 4], in the order of FEATURES". */
  readonly inputs: string;
  /** The names of the classes or labels as a tuple; null if nothing is classified. */
  readonly classes: string | null;
}

/** Writes the preparation of an experiment; null for agents and for games, whose networks are fed no raw examples. */
export function preparationOf(spec: ExperimentSpec, data: PreparedData): Preparation | null {
  const { preparation } = data;
  if (!preparation || learnsByReward(spec) || isGame(data.task)) return null;
  const context = preparing(data, preparation);
  const { constants, source, example, order } = codeFor(context);
  return {
    constants: constants.join('\n'),
    source,
    example,
    inputs: `[n, ${data.features.length}]${order === null || context.window !== null ? '' : `, in the order of ${order}`}`,
    classes: classesOf(spec, data),
  };
}

function codeFor(context: ReturnType<typeof preparing>): PreparingCode {
  const [only, ...more] = context.columns as [FittedColumn, ...FittedColumn[]];
  const { image, sequence, levels } = only.cells.column;
  if (more.length > 0 || context.data.features.length !== context.wanted.length * (context.window ?? 1)) {
    return tableCode(context);
  }
  if (sequence) return levels ? tokensCode(context, only) : sequencesCode(context, only);
  return image ? imagesCode(context, only) : tableCode(context);
}

/** The names of what a network tells apart, as a tuple of Python; null if it classifies nothing. */
function classesOf(spec: ExperimentSpec, { answer, classes }: PreparedData): string | null {
  if (answer === 'number' || answer === 'input') return null;
  const names = answer === 'labels' ? (dataOf(spec).target.flags ?? classes) : classes;
  return names.length === 0 ? null : texts(names);
}

/** How a program turns outputs into the unit of the data. */
export interface AnswerUnit {
  /** Assignments that `expression` needs; empty if the target is not scaled. */
  readonly constants: string;
  /** The number in the unit of the data. @param outputs an expression of the outputs of the network, as an operand */
  readonly expression: (outputs: string) => string;
  /** What the number is: "Body mass in g". */
  readonly label: string;
}

/** The unit of a regression; null for any other task. */
export function answerOf(spec: ExperimentSpec, { answer, targetScale }: PreparedData): AnswerUnit | null {
  if (answer !== 'number') return null;
  const { label, unit } = dataOf(spec).target;
  const { offset, factor } = targetScale;
  const isScaled = offset !== UNSCALED.offset || factor !== UNSCALED.factor;
  return {
    constants: isScaled
      ? `TARGET_MEAN = ${short(offset, 1 / Math.abs(factor))}\nTARGET_STD = ${short(1 / factor)}`
      : '',
    expression: (outputs) => (isScaled ? `${outputs} * TARGET_STD + TARGET_MEAN` : outputs),
    label: unit ? `${label} in ${unit}` : label,
  };
}
