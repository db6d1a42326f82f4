import type { losses as catalog } from '../../../catalog/losses/index.ts';
import { number, type Script } from '../script.ts';
import { definition, invocation } from './python.ts';

/** Expressions of what a loss is computed from. */
interface LossExpressions {
  /** Outputs before and after the activation of the output, [examples, …, outputs]. */
  readonly logits: string;
  readonly prediction: string;
  /** In the form of `LossDef.target`. */
  readonly target: string;
  /** Id of the activation of the output. */
  readonly output: string;
  /** The number of outputs for each target. */
  readonly outputs: number;
  readonly args: Readonly<Record<string, number>>;
  readonly script: Script;
}

/** A loss before its mean is taken: of each output, or of each target as a whole. */
interface WrittenLoss {
  readonly of: 'output' | 'target';
  readonly value: string;
  /** What becomes of the mean. */
  readonly ofMean?: (mean: string) => string;
}

type WriteLoss = (of: LossExpressions) => WrittenLoss;

/** The losses of two players from the discriminator's logits of real and of generated examples. */
interface WriteGame {
  readonly discriminator: string;
  readonly generator: string;
  /** The limit of every parameter of the discriminator. */
  clip?(args: Readonly<Record<string, number>>): string;
  /** What is added for the slopes of the discriminator, [examples, …]. */
  penalty?(slopes: string, args: Readonly<Record<string, number>>): string;
}

const each = (value: string): WrittenLoss => ({ of: 'output', value });
const whole = (value: string): WrittenLoss => ({ of: 'target', value });

const separating = { discriminator: 'jnp.mean(generated) - jnp.mean(real)', generator: '-jnp.mean(generated)' };
const discriminating = 'jnp.mean(jax.nn.softplus(-real)) + jnp.mean(jax.nn.softplus(generated))';

/** Every loss of the catalog in JAX. */
export const losses = {
  mse: ({ prediction, target }) => each(`(${prediction} - ${target}) ** 2`),
  mae: ({ prediction, target }) => each(`jnp.abs(${prediction} - ${target})`),
  rmse: ({ prediction, target }) => ({
    ...each(`(${prediction} - ${target}) ** 2`),
    // The slope of the root is infinite at 0.
    ofMean: (mean) => `jnp.sqrt(jnp.maximum(${mean}, 1e-30))`,
  }),
  huber: ({ prediction, target, args }) =>
    each(invocation('optax.losses.huber_loss', [prediction, target], { delta: of(args.delta) })),
  log_cosh: ({ prediction, target }) => each(invocation('optax.losses.log_cosh', [prediction, target])),
  bce: ({ logits, target }) => each(invocation('optax.losses.sigmoid_binary_cross_entropy', [logits, target])),
  cce: ({ logits, target, output }) =>
    output === 'sigmoid'
      ? whole(`-jnp.sum(${target} * jax.nn.log_sigmoid(${logits}), axis=-1)`)
      : whole(invocation('optax.losses.softmax_cross_entropy', [logits, target])),
  sparse_cce: ({ logits, target, output }) =>
    output === 'sigmoid'
      ? whole(`-jnp.take_along_axis(jax.nn.log_sigmoid(${logits}), ${target}[..., None], axis=-1)[..., 0]`)
      : whole(invocation('optax.losses.softmax_cross_entropy_with_integer_labels', [logits, target])),
  kl_divergence({ logits, target, output }) {
    const divergence = (logs: string, targets: string) => invocation('optax.losses.kl_divergence', [logs, targets]);
    if (output !== 'sigmoid') return whole(divergence(`jax.nn.log_softmax(${logits})`, target));
    const one = divergence(`jax.nn.log_sigmoid(${logits})`, target);
    return whole(`${one} + ${divergence(`jax.nn.log_sigmoid(-${logits})`, `1 - ${target}`)}`);
  },
  focal({ logits, target, output, outputs, args, script }) {
    const call = invocation(output === 'sigmoid' ? binaryFocal(script) : classFocal(script), [logits, target], {
      alpha: of(args.alpha),
      gamma: of(args.gamma),
    });
    if (output !== 'sigmoid') return whole(call);
    return outputs === 1 ? each(call) : whole(`jnp.sum(${call}, axis=-1)`);
  },
  hinge: ({ prediction, target }) => each(invocation('optax.losses.hinge_loss', [prediction, target])),
  squared_hinge: ({ prediction, target }) => each(`jax.nn.relu(1 - ${target} * ${prediction}) ** 2`),
  non_saturating: { discriminator: discriminating, generator: 'jnp.mean(jax.nn.softplus(-generated))' },
  minimax: { discriminator: discriminating, generator: '-jnp.mean(jax.nn.softplus(generated))' },
  least_squares: {
    discriminator: '0.5 * jnp.mean((real - 1) ** 2) + 0.5 * jnp.mean(generated**2)',
    generator: '0.5 * jnp.mean((generated - 1) ** 2)',
  },
  wasserstein: { ...separating, clip: ({ clip }) => of(clip) },
  wasserstein_penalty: {
    ...separating,
    penalty: (slopes, { penalty }) => {
      const length = `jnp.sqrt(jnp.sum(${slopes}**2, axis=-1) + 1e-12)`;
      return `${penalty === 1 ? '' : `${of(penalty)} * `}jnp.mean((${length} - 1) ** 2)`;
    },
  },
} satisfies Record<keyof typeof catalog, WriteLoss | WriteGame>;

function of(value: number | undefined): string {
  return number(value as number);
}

function binaryFocal(script: Script): string {
  return script.helper(
    'focal_loss',
    definition(
      'focal_loss(logits, target, alpha, gamma)',
      'Without the difference 1 − p of optax.losses.sigmoid_focal_loss, which rounds to 0.',
      [
        'def towards_one(logits):',
        '    return jnp.exp(-gamma * jax.nn.softplus(logits)) * jax.nn.softplus(-logits)',
        '',
        'of_ones = alpha * target * towards_one(logits)',
        'return of_ones + (1 - alpha) * (1 - target) * towards_one(-logits)',
      ],
    ),
  );
}

function classFocal(script: Script): string {
  return script.helper(
    'focal_loss',
    definition(
      'focal_loss(logits, target, alpha, gamma)',
      'Of several classes, which optax lacks; 1 − p is a sum, because a difference rounds to 0.',
      [
        'others = jax.nn.softmax(logits, axis=-1) @ (1 - jnp.eye(logits.shape[-1]))',
        'terms = target * (others + 1e-30) ** gamma * jax.nn.log_softmax(logits, axis=-1)',
        'return -alpha * jnp.sum(terms, axis=-1)',
      ],
    ),
  );
}

/** The writer of a loss of examples with targets. */
export function lossWriter(id: string): WriteLoss {
  return losses[id as keyof typeof losses] as WriteLoss;
}

/** The writer of the losses of two players. */
export function gameWriter(id: string): WriteGame {
  return losses[id as keyof typeof losses] as WriteGame;
}
