import type { losses as catalog } from '../../../catalog/losses/index.ts';
import type { Script } from '../script.ts';
import { float, invoked } from './python.ts';

type Args = Readonly<Record<string, number>>;

/** What a loss depends on besides its hyperparameters. */
interface Around {
  /** Id of the activation of the output. */
  readonly output: string;
  /** The number of outputs for each target. */
  readonly outputs: number;
  /** Whether label smoothing changes the targets. */
  readonly softened: boolean;
  readonly script: Script;
}

/** A loss in Keras. */
interface WrittenLoss {
  /** What it takes: the outputs before or after the activation of the output. */
  readonly from: 'logits' | 'prediction';
  /** An instance of `keras.losses.Loss`. */
  readonly loss: string;
  /** That of the generator, if two networks play for it. */
  readonly generator?: string;
}

type WriteLoss = (args: Args, around: Around) => WrittenLoss;

const usual =
  (name: string, options: (args: Args) => Record<string, string> = () => ({})): WriteLoss =>
  (args) => ({ from: 'prediction', loss: invoked(`keras.losses.${name}`, [], options(args)) });

/** A class of its own with the loss of each example. */
function own(script: Script, name: string, why: string, body: string): string {
  const lines = body
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `        ${line}`))
    .join('\n');
  return script.helper(
    name,
    `class ${name}(keras.losses.Loss):
    """${why}"""

    def call(self, y_true, y_pred):
${lines}`,
  );
}

/** Keras compares probabilities with a sum over all classes; a sigmoid has one for each class by itself. */
function trueClass(kerasName: string, index: boolean): WriteLoss {
  return (_args, { output, outputs, script }) => {
    if (output !== 'sigmoid') return { from: 'logits', loss: `keras.losses.${kerasName}(from_logits=True)` };
    const name = own(
      script,
      'TrueClassCrossentropy',
      'Looks only at the sigmoid of the true class, which Keras would divide by the sum over all classes.',
      index
        ? `chosen = ops.one_hot(ops.cast(y_true, "int32"), ${outputs})
if len(chosen.shape) > len(y_pred.shape):
    chosen = ops.squeeze(chosen, axis=-2)
return ops.sum(chosen * ops.softplus(-y_pred), axis=-1)`
        : 'return ops.sum(y_true * ops.softplus(-y_pred), axis=-1)',
    );
    return { from: 'logits', loss: `${name}()` };
  };
}

function focal({ alpha, gamma }: Args, { output, outputs, softened, script }: Around): WrittenLoss {
  const numbers = { alpha: float(alpha as number), gamma: float(gamma as number) };
  if (output !== 'sigmoid') {
    return {
      from: 'logits',
      loss: invoked('keras.losses.CategoricalFocalCrossentropy', [], { ...numbers, from_logits: 'True' }),
    };
  }
  if (outputs === 1 && !softened) {
    return {
      from: 'logits',
      loss: invoked('keras.losses.BinaryFocalCrossentropy', [], {
        apply_class_balancing: 'True',
        ...numbers,
        from_logits: 'True',
      }),
    };
  }
  const name = own(
    script,
    'SigmoidFocal',
    softened
      ? 'The focal loss, in which both terms of a soft target have a focus of their own.'
      : 'The focal loss summed over the classes, where Keras takes the mean.',
    `def towards_one(logits):
    return ops.exp(${float(-(gamma as number))} * ops.softplus(logits)) * ops.softplus(-logits)

terms = ${float(alpha as number)} * y_true * towards_one(y_pred)
terms += ${float(1 - (alpha as number))} * (1 - y_true) * towards_one(-y_pred)
return ops.${outputs === 1 ? 'mean' : 'sum'}(terms, axis=-1)`,
  );
  return { from: 'logits', loss: `${name}()` };
}

function klDivergence(_args: Args, { output, script }: Around): WrittenLoss {
  const excess = `def excess(target, log_probability):
    return target * (ops.log(ops.maximum(target, 1e-30)) - log_probability)
`;
  const terms =
    output === 'sigmoid'
      ? `terms = excess(y_true, -ops.softplus(-y_pred)) + excess(1 - y_true, -ops.softplus(y_pred))
return ops.sum(terms, axis=-1)`
      : 'return ops.sum(excess(y_true, ops.log_softmax(y_pred)), axis=-1)';
  const why = 'The divergence from logits; Keras clips probabilities, and does not count the other class.';
  return { from: 'logits', loss: `${own(script, 'KLDivergence', why, `${excess}\n${terms}`)}()` };
}

const ROOT = `# The slope of the root is infinite at 0.
return ops.sqrt(ops.maximum(ops.mean(ops.square(y_pred - y_true)), 1e-30))`;

/** The loss of a discriminator, for real examples and as many generated ones, and that of its generator. */
function game(from: WrittenLoss['from'], discriminator: string, generator: string): WriteLoss {
  return (_args, { script }) => {
    const both = 'The mean of real examples (y_true is 1) plus that of as many generated ones.';
    return {
      from,
      loss: `${own(script, 'DiscriminatorLoss', both, `return 2 * ops.mean(${discriminator}, axis=-1)`)}()`,
      generator: `${own(script, 'GeneratorLoss', 'From what the discriminator makes of generated examples.', `return ops.mean(${generator}, axis=-1)`)}()`,
    };
  };
}

const CROSS_ENTROPY = 'ops.softplus(y_pred) - y_true * y_pred';

/** Every loss of the catalog in Keras. */
const losses = {
  mse: usual('MeanSquaredError'),
  mae: usual('MeanAbsoluteError'),
  rmse: (_args, { script }) => ({
    from: 'prediction',
    loss: `${own(script, 'RootMeanSquaredError', 'The root of the mean square, which Keras has only as a metric.', ROOT)}()`,
  }),
  huber: usual('Huber', ({ delta }) => ({ delta: float(delta as number) })),
  log_cosh: usual('LogCosh'),
  bce: () => ({ from: 'logits', loss: 'keras.losses.BinaryCrossentropy(from_logits=True)' }),
  cce: trueClass('CategoricalCrossentropy', false),
  sparse_cce: trueClass('SparseCategoricalCrossentropy', true),
  kl_divergence: klDivergence,
  focal,
  // Keras makes −1 and 1 of targets that are 0 and 1.
  hinge: usual('Hinge'),
  squared_hinge: usual('SquaredHinge'),
  non_saturating: game('logits', CROSS_ENTROPY, 'ops.softplus(-y_pred)'),
  minimax: game('logits', CROSS_ENTROPY, '-ops.softplus(y_pred)'),
  least_squares: game('prediction', '0.5 * ops.square(y_pred - y_true)', '0.5 * ops.square(y_pred - 1)'),
  wasserstein: game('prediction', '-y_true * y_pred', '-y_pred'),
  wasserstein_penalty: game('prediction', '-y_true * y_pred', '-y_pred'),
} satisfies Record<keyof typeof catalog, WriteLoss>;

/** The loss of an experiment in Keras. */
export function lossOf({ id, args }: { readonly id: string; readonly args: Args }, around: Around): WrittenLoss {
  return losses[id as keyof typeof losses](args, around);
}
