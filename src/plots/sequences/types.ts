import type { Answer } from '../core/types.ts';

/** What is known about the sequences of a run. */
export interface SequencesView {
  readonly answer: Answer;
  readonly classes: readonly string[];
  readonly steps: number;
  /** The vocabulary; null if the steps are numbers. */
  readonly tokens: readonly string[] | null;
  readonly predicts: 'whole' | 'step' | 'next';
  /** The names of the numbers at each step; none if there is only one, or a token. */
  readonly names: readonly string[];
  /** The index of the number whose later values are the target; null if there is none. */
  readonly main: number | null;
  /** The output above which the second of two classes is predicted. */
  readonly boundary: number;
}

/** A sequence, its target and the outputs of the network. */
export interface PredictedSequence {
  /** [steps] tokens, or [steps, numbers] as the network receives them. */
  readonly input: ArrayLike<number>;
  /** The target of the whole, [1], or of each step, [steps], NaN where none is scored. */
  readonly target: ArrayLike<number>;
  /** [outputs], or [steps, outputs]; null until the engine has reported it. */
  readonly output: ArrayLike<number> | null;
}

/** The tokens of a sequence; of a text, with the one that follows the last step, so that each target is among them. */
export function shownTokens(
  { predicts }: Pick<SequencesView, 'predicts'>,
  { input, target }: Pick<PredictedSequence, 'input' | 'target'>,
): readonly number[] {
  const tokens = Array.from(input);
  const following = target[target.length - 1] ?? Number.NaN;
  return predicts === 'next' && !Number.isNaN(following) ? [...tokens, following] : tokens;
}

/** The prediction of one step, or for the whole sequence. */
export interface StepPrediction {
  /** The predicted class; for a regression the output. */
  readonly value: number;
  /** The output for that class, a probability if the outputs are. */
  readonly score: number;
  /** The output for the target; NaN if there is none. */
  readonly ofTarget: number;
  /** Whether it is another class than the target. Unscored steps and numbers are never wrong. */
  readonly isWrong: boolean;
}

/** The prediction at a step; at step 0 for the whole. */
export function predictionAt(
  { answer, classes, boundary }: Pick<SequencesView, 'answer' | 'classes' | 'boundary'>,
  { output, target }: PredictedSequence,
  step: number,
): StepPrediction | null {
  if (output === null) return null;
  const actual = target[step] ?? Number.NaN;
  if (answer === 'number') {
    const value = output[step] as number;
    return { value, score: value, ofTarget: Number.NaN, isWrong: false };
  }
  const outputs = answer === 'side' ? 1 : classes.length;
  const at = (label: number) =>
    outputs > 1
      ? (output[step * outputs + label] as number)
      : label === 1
        ? (output[step] as number)
        : 2 * boundary - (output[step] as number);
  let value = outputs > 1 ? 0 : Number((output[step] as number) > boundary);
  for (let label = 1; label < outputs; label++) if (at(label) > at(value)) value = label;
  const isScored = !Number.isNaN(actual);
  return {
    value,
    score: at(value),
    ofTarget: isScored ? at(actual) : Number.NaN,
    isWrong: isScored && value !== actual,
  };
}

/** The number of scored steps that are predicted wrongly; null until there are predictions. */
export function errorsIn(view: SequencesView, sequence: PredictedSequence): number | null {
  if (sequence.output === null) return null;
  let errors = 0;
  for (let step = 0; step < sequence.target.length; step++) {
    if (predictionAt(view, sequence, step)?.isWrong) errors++;
  }
  return errors;
}
