import type { losses as catalog } from '../../../catalog/losses/index.ts';
import type { Script } from '../script.ts';

/** Expressions of what a loss is computed from. */
export interface LossExpressions {
  /** Outputs before and after the activation of the output, [examples, outputs]. */
  readonly logits: string;
  readonly prediction: string;
  /** In the form of `LossDef.target`. */
  readonly target: string;
  /** Id of the activation of the output. */
  readonly output: string;
  readonly args: Readonly<Record<string, number>>;
  readonly script: Script;
}

/** Writes the loss of each example, [examples]. */
export type WriteLoss = (of: LossExpressions) => string;

/** Every loss of the catalog in PyTorch. */
export const losses = {
  bce: ({ logits, target }) => `F.binary_cross_entropy_with_logits(${logits}, ${target})`,
  mse: ({ prediction, target }) => `F.mse_loss(${prediction}, ${target})`,
} as unknown as Record<keyof typeof catalog, WriteLoss>;
