/** Findings that call for a change of the experiment, with thresholds that others have published where they have. */
import { formatCount, formatNumber } from '../../plots/format.ts';
import { entryOf } from '../../spec/index.ts';
import { overfittingOf } from '../losses.ts';
import { type Finder, finding } from './finding.ts';
import { addL2, replaceByLeakyRelu, startAtRandom, tryTenfoldRate, tryTenthOfRate } from './remedies.ts';
import { CAN_DIE, type Summary } from './summary.ts';
import { jumpsOf, riseOf, stallOf } from './trends.ts';

const LIST = new Intl.ListFormat('en-GB');

/** Half of the possible turns, as TheDeepChecker asks for, each after a change by a fifth and more. */
const JUMPS = { looks: 20, factor: 1.2, begins: 0.5, ends: 0.35 } as const;

export const jumping: Finder = ({ losses, learningRate, spec }, shown) => {
  const jumps = jumpsOf(losses, JUMPS.looks, JUMPS.factor);
  if (!jumps || jumps.share < (shown ? JUMPS.ends : JUMPS.begins)) return null;
  const range = `between ${formatNumber(jumps.low)} and ${formatNumber(jumps.high)}`;
  return finding(
    `The training loss jumps ${range}. The learning rate, ${formatNumber(learningRate)}, may be too high.`,
    {
      tone: 'care',
      announcement: 'The training loss jumps up and down.',
      remedies: tryTenthOfRate(spec),
    },
  );
};

/** A loss that has doubled, and stays so for several looks, is no noise. */
const RISES = { looks: 5, begins: 2, ends: 1.5 } as const;

export const rising: Finder = ({ losses, learningRate, spec }, shown) => {
  const rise = riseOf(losses, RISES.looks);
  if (!rise || rise.factor < (shown ? RISES.ends : RISES.begins)) return null;
  const { from, step, to } = rise;
  const course = `from ${formatNumber(from)} at step ${formatCount(step)} to ${formatNumber(to)}`;
  return finding(
    `The training loss rose ${course}. The learning rate, ${formatNumber(learningRate)}, may be too high.`,
    {
      tone: 'care',
      announcement: 'The training loss rises.',
      remedies: tryTenthOfRate(spec),
    },
  );
};

/** SageMaker Debugger and TheDeepChecker report a layer once more than half of its units are dead. */
const MOST_DEAD = 0.5;

export const deadUnits: Finder = ({ deadLayers }) => {
  const layers = deadLayers.filter(({ dead, units }) => dead > MOST_DEAD * units);
  if (layers.length === 0) return null;
  const count = (of: 'dead' | 'units') => layers.reduce((sum, layer) => sum + layer[of], 0);
  const [dead, units] = [count('dead'), count('units')];
  const which =
    dead === units ? `All ${formatCount(units)} units` : `${formatCount(dead)} of ${formatCount(units)} units`;
  const where = LIST.format(layers.map(({ title }) => title));
  return finding(`${which} in ${where} are dead: they are 0 for every example, so they do not learn.`, {
    tone: 'care',
    announcement: 'Many units are dead.',
    remedies: replaceByLeakyRelu(CAN_DIE),
  });
};

/** Predictions closer to each other than this share of the targets' range are the same to a person. */
const ALIKE = { begins: 0.01, ends: 0.02 } as const;

export const outputsAlike: Finder = ({ spread, spec }, shown) => {
  if (!(spread < (shown ? ALIKE.ends : ALIKE.begins))) return null;
  const remedies = startAtRandom(spec);
  const why = remedies.length > 0 ? ': all its weights started with the same value' : '';
  return finding(`The network predicts the same for every example${why}.`, {
    tone: 'care',
    announcement: 'The network predicts the same for every example.',
    remedies,
  });
};

/** It begins at the threshold of SageMaker Debugger. */
const TURNED = { begins: 0.1, ends: 0.05 } as const;

export const overfitting: Finder = ({ losses, spec }, shown) => {
  const turn = overfittingOf(losses, shown ? TURNED.ends : TURNED.begins);
  if (!turn) return null;
  const { turnedAt, lowest } = turn;
  const now = losses.validationLoss.at(-1) as number;
  const course = `the validation loss rose from ${formatNumber(lowest)} to ${formatNumber(now)}`;
  return finding(`Overfitting since step ${formatCount(turnedAt)}: the training loss fell, ${course}.`, {
    tone: 'care',
    announcement: 'The network overfits.',
    remedies: addL2(spec),
  });
};

/**
 * SageMaker Debugger calls a loss stalled after 10 steps. Plateaus of small networks last longer and end, so that a third of
 * the run has to pass. An improvement by less than a fiftieth cannot be seen in the curve.
 */
const STALLS = { improvement: 0.02, steps: 200, share: 1 / 3, looks: 10 } as const;
/** As far as a loss that rests strays from its present value. */
const RESTS = 0.05;
/** The length of a gradient that has vanished: the threshold of TheDeepChecker for its entries. */
const VANISHED = 1e-6;

export const flat: Finder = ({ losses, trainLoss, gradientNorm, spec }) => {
  const { steps, share, looks, low, high } = stallOf(losses, STALLS.improvement);
  if (steps < STALLS.steps || share < STALLS.share || looks < STALLS.looks) return null;
  const rests = high - low <= RESTS * trainLoss;
  const course = rests
    ? `the training loss stays near ${formatNumber(trainLoss)}`
    : `the training loss moves between ${formatNumber(low)} and ${formatNumber(high)}`;
  const isSlow = share === 1 && rests && hasSmallRate(spec);
  const why = isSlow
    ? `, and the learning rate, ${formatNumber(spec.optimizer.args.lr as number)}, is small`
    : gradientNorm < VANISHED
      ? `, and the length of its gradient is only ${formatNumber(gradientNorm)}`
      : '';
  return finding(`Flat for ${formatCount(steps)} steps: ${course}${why}.`, {
    announcement: 'The training loss no longer falls.',
    remedies: isSlow ? tryTenfoldRate(spec) : [],
  });
};

/** Whether the learning rate is a tenth of the usual one of its optimizer, or less. */
function hasSmallRate({ optimizer }: Summary['spec']): boolean {
  const usual = entryOf('optimizers', optimizer.id).hyper.lr?.default ?? Number.NaN;
  return (optimizer.args.lr ?? Number.NaN) <= usual / 10;
}
