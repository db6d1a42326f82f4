import { type ExperimentSpec, parse } from '../experiment/index.ts';
import { changedLock, isControl } from '../experiment/page/names.ts';
import { isCorrect, type Lesson, type LessonStep } from '../gallery/lesson.ts';
import { experimentAt, restrictionsAt, seedFor } from '../gallery/steps.ts';
import type { CurvesScene } from '../gallery/thumbnails/scene.ts';
import { judge, type Measured } from '../goals/claim.ts';
import { quantityOf } from '../goals/quantities.ts';
import { goalText, valueText } from '../goals/words.ts';
import { formatCount } from '../math/format.ts';
import type { Provider } from '../runtime/protocol.ts';
import type { KnownLesson } from './known-lesson.ts';
import { type ClaimedMoment, type Result, rounded, type Score, scoreOf } from './result.ts';

/** The most training steps that are made to verify a step of a lesson. */
export const MOST_STEPS = 1_000_000;
/** How far numbers may differ if another execution provider made them: absolute, and relative above 1. */
const TOLERANCE = 0.02;

/**
 * `verified`: everything that can be checked agrees. `different`: the run again gave something else. `invalid`: it breaks
 * a rule of the lesson, or could not be run again.
 */
export type Outcome = 'verified' | 'different' | 'invalid';

/** A run from its start to the claimed moment. */
export interface Repeated {
  readonly measured: Measured;
  readonly provider: Provider;
  readonly curve: CurvesScene | null;
}

/** What has to be repeated. */
export interface Repetition {
  readonly spec: ExperimentSpec;
  /** The training step at which it is measured. */
  readonly step: number;
  /** Whether the run diverges in the step after that. */
  readonly diverges: boolean;
  /** Whether a score on the test part is needed. */
  readonly wantsTest: boolean;
  readonly provider: Provider;
}

/** Repeats a run. @throws Failed with a sentence that says why the moment cannot be reached */
export type RunAgain = (repetition: Repetition) => Promise<Repeated>;

/** Why a run cannot be repeated, in a sentence. */
export class Failed extends Error {
  readonly outcome: Exclude<Outcome, 'verified'>;

  constructor(outcome: Exclude<Outcome, 'verified'>, message: string) {
    super(message);
    this.outcome = outcome;
  }
}

/** What was found out about a step. */
export interface StepVerdict {
  /** null if no goals are claimed to be met. */
  readonly outcome: Outcome | null;
  readonly message: string;
  /** Whether the answer is right; null without a question. */
  readonly isRight: boolean | null;
  /** Whether the goals are met, verified by the run again; null without goals. */
  readonly isMet: boolean | null;
  /** The run again; null if there was none. */
  readonly repeated: Repeated | null;
}

/** What was found out about a result. */
export interface Verification {
  readonly outcome: Outcome;
  readonly score: Score;
  /** The most important finding. */
  readonly message: string;
  readonly steps: readonly StepVerdict[];
}

/** Verifies a result by running its experiments again. @param known the lesson that it names; null if that is not known */
export async function verify(result: Result, known: KnownLesson | null, runAgain: RunAgain): Promise<Verification> {
  const fault = faultOfLesson(result, known);
  if (known === null || fault !== null) {
    return { outcome: 'invalid', score: scoreOf([]), message: fault ?? '', steps: [] };
  }
  const steps: StepVerdict[] = [];
  for (const index of result.steps.keys()) steps.push(await verifyStep(result, known.lesson, index, runAgain));
  return { ...summaryOf(steps), steps };
}

/** Why a result cannot be one of the lesson; null if it can. */
function faultOfLesson({ lesson, steps }: Result, known: KnownLesson | null): string | null {
  const title = `“${lesson.title}”`;
  if (known === null) return `The lesson ${title} is not known here, so nothing can be verified.`;
  if (known.hash !== lesson.hash) {
    return `The lesson ${title} has another text here than the one of which this is a result.`;
  }
  const { length } = known.lesson.steps;
  return steps.length === length
    ? null
    : `The result has ${steps.length} steps, but the lesson ${title} has ${length}.`;
}

async function verifyStep(
  { steps, student }: Result,
  lesson: Lesson,
  index: number,
  runAgain: RunAgain,
): Promise<StepVerdict> {
  const step = lesson.steps[index] as LessonStep;
  const { answer = null, met = null } = steps[index] ?? {};
  const isRight = step.question && answer !== null && isCorrect(step.question, answer);
  const hasGoals = step.goals.length > 0;
  if (!hasGoals || met === null) {
    const message = hasGoals ? 'The goals were not met.' : 'There is nothing to run again.';
    return { outcome: null, message, isRight, isMet: hasGoals ? false : null, repeated: null };
  }
  let repeated: Repeated | null = null;
  try {
    const spec = allowedSpec(lesson, index, met, student);
    repeated = await runAgain(repetitionOf(spec, step, met));
    compare(step, met, repeated);
    return { outcome: 'verified', message: agreement(met, repeated), isRight, isMet: true, repeated };
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return { outcome: error.outcome, message: error.message, isRight, isMet: false, repeated };
  }
}

/** Why a claimed moment breaks a rule of the lesson, before anything is run; null if it breaks none. */
export function ruleBroken(lesson: Lesson, index: number, met: ClaimedMoment, student: string): string | null {
  try {
    allowedSpec(lesson, index, met, student);
    return null;
  } catch (error) {
    if (error instanceof Failed) return error.message;
    throw error;
  }
}

/** The experiment of a claimed moment. @throws Failed if the lesson does not allow it */
function allowedSpec(
  lesson: Lesson,
  index: number,
  { experiment, step }: ClaimedMoment,
  student: string,
): ExperimentSpec {
  const { spec, notices } = parse(experiment);
  const [notice] = notices;
  if (notice) throw new Failed('invalid', `The experiment cannot be read as it was: ${notice.message}`);
  const seed = seedFor(lesson, student);
  if (lesson.seed === 'student' && seed === null) {
    throw new Failed('invalid', 'The lesson draws its seed from a name, but the result has none.');
  }
  if (seed !== null && spec.seed !== seed) {
    const owner = lesson.seed === 'student' ? `the one of the name “${student}” is` : 'the lesson sets';
    throw new Failed('invalid', `The seed is ${spec.seed}, but ${owner} ${seed}.`);
  }
  const start = parse(experimentAt(lesson, index, seed)).spec;
  const changed = changedLock(fixedSettings(lesson, index), start, spec);
  if (changed !== undefined) {
    throw new Failed('invalid', `The setting “${changed}” cannot be changed in this step, but it was.`);
  }
  if (step > MOST_STEPS) {
    const steps = `${formatCount(step)} steps`;
    throw new Failed('invalid', `It has ${steps}, but at most ${formatCount(MOST_STEPS)} are run again.`);
  }
  return { ...spec, until: [] };
}

/**
 * The settings that nobody could change from the start of the experiment to the end of a step. A step without an experiment
 * continues with what was made in the steps before.
 */
function fixedSettings(lesson: Lesson, index: number): readonly string[] {
  const first = lesson.steps.findLastIndex(({ experiment }, place) => place <= index && experiment !== null);
  const all = lesson.steps.slice(Math.max(0, first), index + 1).map((_, place) => {
    const { hidden, locked } = restrictionsAt(lesson, Math.max(0, first) + place);
    return new Set([...hidden, ...locked]);
  });
  const [own, ...others] = all.reverse();
  // The budget of a step changes where a run ends, and nothing that is measured before.
  return [...(own ?? [])].filter(
    (name) => isControl(name) && name !== 'until' && others.every((restricted) => restricted.has(name)),
  );
}

function repetitionOf(spec: ExperimentSpec, { goals }: LessonStep, met: ClaimedMoment): Repetition {
  return {
    spec,
    step: met.step,
    diverges: met.measured.diverged === 1,
    wantsTest: goals.some(({ quantity }) => isTestScore(quantity)),
    provider: met.provider,
  };
}

/** Compares what was measured, and judges the goals. @throws Failed if anything differs */
function compare(
  { goals }: LessonStep,
  { step, measured: claimed, provider }: ClaimedMoment,
  repeated: Repeated,
): void {
  const isSame = provider === repeated.provider ? isEqual : isNear;
  for (const [quantity, value] of Object.entries(claimed)) {
    // How often somebody has evaluated is not part of a run, and so are the thresholds that they set for that.
    if (quantity === LOOKS || isTestScore(quantity)) continue;
    const found = repeated.measured[quantity] ?? Number.NaN;
    if (isSame(value, found)) continue;
    const label = quantityOf(quantity)?.label ?? `“${quantity}”`;
    const now = Number.isNaN(found) ? 'the run has none' : `it is ${rounded(found)}`;
    throw new Failed(
      'different',
      `At step ${formatCount(step)} it claims ${label} ${rounded(value)}, but run again ${now}.`,
    );
  }
  const measured = { ...repeated.measured, [LOOKS]: claimed[LOOKS] ?? Number.NaN };
  for (const goal of goals) {
    const { value, holds } = judge(goal, measured);
    if (holds) continue;
    const now = Number.isNaN(value) ? 'it is not known' : `it is ${valueText(goal.quantity, value)}`;
    throw new Failed('different', `Run again, the goal “${goalText(goal)}” is not met: ${now}.`);
  }
}

const LOOKS = 'test_looks';

function isTestScore(quantity: string): boolean {
  return quantity.startsWith('test_') && quantity !== LOOKS;
}

function isEqual(claimed: number, found: number): boolean {
  return rounded(claimed) === rounded(found);
}

function isNear(claimed: number, found: number): boolean {
  return Math.abs(claimed - found) <= TOLERANCE * Math.max(1, Math.abs(claimed));
}

function agreement({ step, provider }: ClaimedMoment, repeated: Repeated): string {
  const where = `Run again, the goals are met at step ${formatCount(step)}`;
  if (provider === repeated.provider) return `${where}, with the same numbers.`;
  return `${where}. The numbers agree to ${TOLERANCE}, because ${repeated.provider} rounds in another way than ${provider}.`;
}

function summaryOf(steps: readonly StepVerdict[]): Pick<Verification, 'outcome' | 'score' | 'message'> {
  const points = steps.flatMap(({ isRight, isMet }) => [isRight, isMet].filter((point) => point !== null));
  const score = scoreOf(points);
  const bad = (outcome: Outcome) => steps.findIndex((step) => step.outcome === outcome);
  for (const outcome of ['invalid', 'different'] as const) {
    const index = bad(outcome);
    if (index >= 0) return { outcome, score, message: `Step ${index + 1}: ${steps[index]?.message}` };
  }
  const runs = steps.filter(({ outcome }) => outcome === 'verified').length;
  const what =
    runs === 0 ? 'It has no runs to repeat' : runs === 1 ? 'Its run was repeated' : `Its ${runs} runs were repeated`;
  return { outcome: 'verified', score, message: `${what}; ${score.raw} of ${score.max} points.` };
}
