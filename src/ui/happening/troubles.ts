/** Findings that call for a change of the experiment, with published thresholds where they exist. */

import { layersLookingAhead } from '../../experiment/causal.ts';
import { dataOf, entryOf, layerTitles } from '../../experiment/index.ts';
import { predictsAhead } from '../../experiment/layer-types.ts';
import { formatCount, formatNumber, formatShort } from '../../math/format.ts';
import { overfittingOf } from '../../math/loss-columns.ts';
import { jumpsOf, LIKELY, riseOf, stallOf } from '../../math/trends.ts';
import { type Finder, finding } from './finding.ts';
import {
  addL2,
  hideLaterSteps,
  lookAtGradients,
  replaceByLeakyRelu,
  startAtRandom,
  tryTenfoldRate,
  tryTenthOfRate,
} from './remedies.ts';
import { CAN_DIE, type Summary } from './summary.ts';

/** With fewer evaluations, a trend cannot be distinguished from chance. */
const FEWEST = 20;

const LIST = new Intl.ListFormat('en-GB');

/** A network that sees the answer learns nothing but to copy it. */
export const peeking: Finder = ({ spec }) => {
  const layers = predictsAhead(spec) ? layersLookingAhead(spec) : [];
  if (layers.length === 0) return null;
  const titles = layerTitles(spec.layers);
  const which = LIST.format(layers.map((layer) => titles[layer] as string));
  return finding(
    `${which} ${layers.length === 1 ? 'looks' : 'look'} at later steps, so the network sees what it should predict. A low loss means nothing.`,
    { tone: 'care', announcement: 'The network sees what it should predict.', remedies: [hideLaterSteps(layers)] },
  );
};

/** Windows that are too long for a validation part leave it empty, without a loss. */
export const unvalidated: Finder = ({ spec, hasValidation }) => {
  const { series, sequence } = dataOf(spec);
  if (hasValidation || series === null || spec.split.validation === 0) return null;
  const unit = sequence?.tokens ? 'tokens' : 'rows';
  return finding(
    `No window of ${series.window} ${unit} with its target fits into the validation part, so there is no validation loss. Choose a shorter window or a larger part.`,
    { tone: 'care', announcement: 'There is no validation loss.' },
  );
};

/** Half of the possible turns, as in TheDeepChecker, each after a change by at least a fifth. */
const JUMPS = { evaluations: 20, factor: 1.2, begins: 0.5, ends: 0.35 } as const;

export const jumping: Finder = ({ losses, learningRate, spec }, shown) => {
  const jumps = jumpsOf(losses, JUMPS.evaluations, JUMPS.factor);
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

/** A loss that has doubled, on average over several evaluations, is not noise. */
const RISES = { begins: 2, ends: 1.5 } as const;

export const rising: Finder = ({ trend, losses, learningRate, spec }, shown) => {
  const rise = losses.step.length < FEWEST ? null : riseOf(trend);
  if (!rise || rise.factor < (shown ? RISES.ends : RISES.begins)) return null;
  const { from, step, to } = rise;
  const course = `from about ${formatShort(from)} at step ${formatCount(step)} to ${formatShort(to)}`;
  return finding(
    `The training loss rose ${course}. The learning rate, ${formatNumber(learningRate)}, may be too high.`,
    {
      tone: 'care',
      announcement: 'The training loss is rising.',
      remedies: tryTenthOfRate(spec),
    },
  );
};

/** SageMaker Debugger and TheDeepChecker report a layer once more than half of its units are dead. */
const MOST_DEAD = 0.5;

export const deadUnits: Finder = ({ deadLayers, spec }) => {
  const layers = deadLayers.filter(({ dead, units }) => dead > MOST_DEAD * units);
  if (layers.length === 0) return null;
  const count = (of: 'dead' | 'units') => layers.reduce((sum, layer) => sum + layer[of], 0);
  const [dead, units] = [count('dead'), count('units')];
  const which =
    dead === units ? `All ${formatCount(units)} units` : `${formatCount(dead)} of ${formatCount(units)} units`;
  const where = LIST.format(layers.map(({ title }) => title));
  const fromStart = startAtRandom(spec);
  return finding(`${which} in ${where} are dead: they are 0 for every example, so they do not learn.`, {
    tone: 'care',
    announcement: 'Many units are dead.',
    remedies: fromStart.length > 0 ? fromStart : replaceByLeakyRelu(CAN_DIE),
  });
};

/** Predictions within this share of the targets' range look the same. */
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

/** The finding begins at the threshold of SageMaker Debugger. */
const TURNED = { begins: 0.1, ends: 0.05 } as const;

export const overfitting: Finder = ({ trend, spec }, shown) => {
  const { step, trainLoss, validationLoss, margin } = trend;
  const turn = step.length < FEWEST ? null : overfittingOf(trend, shown ? TURNED.ends : TURNED.begins);
  if (!turn) return null;
  const { turnedAt, lowest } = turn;
  const [train, validation] = [trainLoss.at(-1) as number, validationLoss.at(-1) as number];
  const trainThen = trainLoss[step.indexOf(turnedAt)] as number;
  // Both changes have to exceed chance.
  const margins = shown ? LIKELY : 1;
  if (validation - lowest <= margins * margin.validation || trainThen - train <= margins * margin.train) return null;
  const course = `the validation loss rose from about ${formatShort(lowest)} to ${formatShort(validation)}`;
  return finding(`Overfitting since step ${formatCount(turnedAt)}: the training loss fell, ${course}.`, {
    tone: 'care',
    announcement: 'The network overfits.',
    remedies: addL2(spec),
  });
};

/** The ratio of the validation loss to the training loss, and the share of its highest value at which a loss is not low. */
const GAP = { begins: 10, ends: 7, notLow: 0.2 } as const;

/** A gap without a turn: the validation loss may have risen from the start, or never fallen far. */
export const gap: Finder = ({ trend, constantLoss, spec }, shown) => {
  const { step, trainLoss, validationLoss } = trend;
  if (step.length < FEWEST) return null;
  const [train, validation] = [trainLoss.at(-1) as number, validationLoss.at(-1) as number];
  const isWorse = constantLoss !== null && validation > constantLoss && train < constantLoss / 2;
  const isFar =
    validation > (shown ? GAP.ends : GAP.begins) * train && validation > GAP.notLow * Math.max(...trainLoss);
  if (!isWorse && !isFar) return null;
  const losses = `The training loss is about ${formatShort(train)}, but the validation loss ${formatShort(validation)}`;
  return finding(`${losses}${isWorse ? `: more than the ${formatShort(constantLoss)} of a constant guess` : ''}.`, {
    tone: 'care',
    announcement: 'The validation loss is far above the training loss.',
    remedies: addL2(spec),
  });
};

/**
 * SageMaker Debugger reports a loss as stalled after 10 steps. Plateaus of small networks last longer and end, so a
 * third of the run has to pass here. An improvement by less than a fiftieth is not visible in the curve.
 */
const STALLS = { improvement: 0.02, steps: 200, share: 1 / 3, evaluations: 10 } as const;
/** The largest range of a loss at rest, as a share of its current value. */
const RESTS = 0.05;
/** The length below which a gradient has vanished: the threshold of TheDeepChecker for its entries. */
const VANISHED = 1e-6;

export const flat: Finder = ({ losses, trend, trainLoss, gradientNorm, spec }) => {
  const { steps, share, evaluations } = stallOf(trend, STALLS.improvement);
  if (steps < STALLS.steps || share < STALLS.share || evaluations < STALLS.evaluations) return null;
  const since = losses.trainLoss.slice(-evaluations);
  const [low, high] = [Math.min(...since), Math.max(...since)];
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
    remedies: isSlow ? tryTenfoldRate(spec) : lookAtGradients(spec),
  });
};

/** Whether the learning rate is at most a tenth of the default of its optimizer. */
function hasSmallRate({ optimizer }: Summary['spec']): boolean {
  const usual = entryOf('optimizers', optimizer.id).hyper.lr?.default ?? Number.NaN;
  return (optimizer.args.lr ?? Number.NaN) <= usual / 10;
}
