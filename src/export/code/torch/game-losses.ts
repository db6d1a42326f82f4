import { number } from '../script.ts';
import type { GameLoss } from './losses.ts';

/** The losses of both players, from what the discriminator answers to `real` and to `generated` examples. */
interface GameLosses {
  readonly discriminator: string;
  readonly generator: string;
}

const discriminating = 'F.softplus(-real).mean() + F.softplus(generated).mean()';
const separating = { discriminator: 'generated.mean() - real.mean()', generator: '-generated.mean()' };

/** Every loss of the catalog that two networks play for, in PyTorch. Answers are logits. */
export const gameLosses: Record<GameLoss, GameLosses> = {
  non_saturating: { discriminator: discriminating, generator: 'F.softplus(-generated).mean()' },
  minimax: { discriminator: discriminating, generator: '-F.softplus(generated).mean()' },
  least_squares: {
    discriminator: '0.5 * (real - 1).square().mean() + 0.5 * generated.square().mean()',
    generator: '0.5 * (generated - 1).square().mean()',
  },
  wasserstein: separating,
  wasserstein_penalty: separating,
};

/**
 * What holds the slope of the discriminator near 1, as a function.
 * @param hasModes whether the discriminator acts in training otherwise than in evaluation
 */
export function slopePenalty(rate: number, hasModes: boolean): string {
  return `PENALTY_WEIGHT = ${number(rate)}


def slope_penalty(real, generated, share):
    """Holds the slope of the discriminator near 1 somewhere between generated and real examples."""
${hasModes ? '    discriminator.eval()\n' : ''}    between = (generated + share * (real - generated)).detach().requires_grad_()
    (slope,) = torch.autograd.grad(discriminator(between).sum(), between, create_graph=True)
    length = (slope.square().sum(dim=1) + 1e-12).sqrt()
    return PENALTY_WEIGHT * (length - 1).square().mean()`;
}
