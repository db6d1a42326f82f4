import type { losses as catalog } from '../../../catalog/losses/index.ts';
import { number, type Script } from '../script.ts';

/** The losses that two networks play for; they are in `game-losses.ts`. */
export type GameLoss = 'non_saturating' | 'minimax' | 'least_squares' | 'wasserstein' | 'wasserstein_penalty';

/** Expressions of what a loss is computed from. */
interface LossExpressions {
  /** Outputs before and after the activation of the output, [examples, outputs]. */
  readonly logits: string;
  readonly prediction: string;
  /** In the form of `LossDef.target`, but classes as integers, [examples]. */
  readonly target: string;
  /** Id of the activation of the output. */
  readonly output: string;
  readonly args: Readonly<Record<string, number>>;
  readonly script: Script;
}

/** Writes the loss of some examples, a scalar. */
type WriteLoss = (of: LossExpressions) => string;

/** Every loss of the catalog in PyTorch. */
export const losses: Record<Exclude<keyof typeof catalog, GameLoss>, WriteLoss> = {
  mse: ({ prediction, target }) => `F.mse_loss(${prediction}, ${target})`,
  mae: ({ prediction, target }) => `F.l1_loss(${prediction}, ${target})`,
  // The slope of the root at 0 is infinite.
  rmse: ({ prediction, target }) => `F.mse_loss(${prediction}, ${target}).clamp(min=1e-30).sqrt()`,
  huber: ({ prediction, target, args }) =>
    `F.huber_loss(${prediction}, ${target}, delta=${number(args.delta as number)})`,
  log_cosh({ prediction, target, script }) {
    script.import('import math');
    return `${script.helper('log_cosh', LOG_COSH)}(${prediction}, ${target})`;
  },
  bce: ({ logits, target }) => `F.binary_cross_entropy_with_logits(${logits}, ${target})`,
  cce: ({ logits, target, output }) =>
    output === 'sigmoid'
      ? `-(${target} * F.logsigmoid(${logits})).sum(dim=1).mean()`
      : `F.cross_entropy(${logits}, ${target})`,
  sparse_cce: ({ logits, target, output }) =>
    output === 'sigmoid' ? `F.nll_loss(F.logsigmoid(${logits}), ${target})` : `F.cross_entropy(${logits}, ${target})`,
  kl_divergence: ({ logits, target, output, script }) =>
    output === 'sigmoid'
      ? `${script.helper('binary_kl_divergence', BINARY_DIVERGENCE)}(${logits}, ${target})`
      : `F.kl_div(F.log_softmax(${logits}, dim=1), ${target}, reduction="batchmean")`,
  focal({ logits, target, output, args, script }) {
    const [name, definition] = output === 'sigmoid' ? ['sigmoid_focal_loss', SIGMOID_FOCAL] : ['focal_loss', FOCAL];
    const [alpha, gamma] = [number(args.alpha as number), number(args.gamma as number)];
    return `${script.helper(name as string, definition as string)}(${logits}, ${target}, alpha=${alpha}, gamma=${gamma})`;
  },
  hinge: ({ prediction, target }) => `F.relu(1 - ${target} * ${prediction}).mean()`,
  squared_hinge: ({ prediction, target }) => `F.relu(1 - ${target} * ${prediction}).square().mean()`,
};

const LOG_COSH = `
def log_cosh(prediction, target):
    """log(cosh(error)), which torch.nn lacks, without exponentials that overflow."""
    error = (prediction - target).abs()
    return (error + F.softplus(-2 * error) - math.log(2)).mean()`;

const BINARY_DIVERGENCE = `
def binary_kl_divergence(logits, target):
    """The divergence of two classes from a single probability; F.kl_div takes one for each."""
    positive = F.kl_div(F.logsigmoid(logits), target, reduction="none")
    negative = F.kl_div(F.logsigmoid(-logits), 1 - target, reduction="none")
    return (positive + negative).sum(dim=1).mean()`;

const SIGMOID_FOCAL = `
def sigmoid_focal_loss(logits, target, alpha, gamma):
    """The cross-entropy with less weight on what is easy: Lin et al. (2017)."""
    positive = alpha * torch.sigmoid(-logits) ** gamma * F.softplus(-logits)
    negative = (1 - alpha) * torch.sigmoid(logits) ** gamma * F.softplus(logits)
    return (target * positive + (1 - target) * negative).sum(dim=1).mean()`;

const FOCAL = `
def focal_loss(logits, target, alpha, gamma):
    """The cross-entropy with less weight on what is easy: Lin et al. (2017)."""
    log_probability = F.log_softmax(logits, dim=1)
    # The tiny addend keeps the slope of the power finite.
    others = -torch.expm1(log_probability) + 1e-30
    return -(alpha * target * others**gamma * log_probability).sum(dim=1).mean()`;
