import { biasInitializer, weightInitializer } from '../initializers.ts';
import { invoked } from '../python.ts';
import type { Site, WriteLayer } from '../site.ts';
import { activation, learnedActivation } from './activate.ts';
import { asSample } from './forms.ts';

interface Map {
  /** The name in Keras. */
  readonly name: string;
  /** The names of its parameters. */
  readonly weight: string;
  readonly bias: string;
  readonly activation?: string | undefined;
}

/** A linear map of the last axis as a layer of Keras. */
export function denseLayer(site: Site, { name, weight, bias, activation }: Map): string {
  const parameter = site.parameter(weight);
  const [inputs, units] = parameter.shape as [number, number];
  const layer = invoked('layers.Dense', [units], {
    activation,
    ...site.options('kernel', { unitNorm: [0], initializer: weightInitializer(site, parameter, parameter.shape) }),
    bias_initializer: biasInitializer(site),
    ...site.options(null),
    name: `"${name}"`,
  });
  site.weigh(name, [
    { name: 'kernel', shape: [inputs, units], of: [weight], unitNorm: [0] },
    { name: 'bias', shape: [units], of: [bias] },
  ]);
  return layer;
}

export const dense: WriteLayer = (site) => {
  site.apply(denseLayer(site, { name: site.name, weight: 'weight', bias: 'bias', activation: activation(site) }));
  learnedActivation(site);
};

/** A generated example, with the activation after its numbers are in its form. */
export const generate: WriteLayer = (site) => {
  const { output } = site.planned;
  site.apply(denseLayer(site, { name: site.name, weight: 'weight', bias: 'bias' }));
  asSample(site, output);
  const function_ = activation(site);
  if (function_ !== undefined) site.apply(`layers.Activation(${function_})`);
  learnedActivation(site);
};

export const residual: WriteLayer = (site) => {
  const before = site.keep(`${site.name}_input`, site.x);
  const inner = denseLayer(site, {
    name: `${site.name}_inner`,
    weight: 'weight1',
    bias: 'bias1',
    activation: activation(site),
  });
  const outer = denseLayer(site, { name: `${site.name}_outer`, weight: 'weight2', bias: 'bias2' });
  site.apply(inner);
  learnedActivation(site);
  site.apply(outer);
  site.set(`layers.Add()([${before}, x])`);
};

export const variational: WriteLayer = (site) => {
  const { beta } = site.args as { beta: number };
  const linear = (of: string) =>
    denseLayer(site, { name: `${site.name}_${of}`, weight: `weight_${of}`, bias: `bias_${of}` });
  const mean = site.keep('mean', `${linear('mean')}(${site.x})`);
  const logVariance = site.keep('log_variance', `${linear('log_variance')}(${site.x})`);
  site.context.draws.push({ of: `${site.name}/noise`, name: `${site.name}/noise` });
  const sampling = invoked(site.script.helper('Sampling', SAMPLING), [], {
    beta: `${beta} / ${site.context.outputs}`,
    name: `"${site.name}"`,
  });
  site.set(`${sampling}([${mean}, ${logVariance}])`);
};

const SAMPLING = `class Sampling(layers.Layer):
    """Draws a code in training, and adds its divergence from the standard normal to the loss."""

    def __init__(self, beta, **options):
        super().__init__(**options)
        self.beta = beta
        self.seed = keras.random.SeedGenerator()

    def call(self, inputs, training=False):
        mean, log_variance = inputs
        if not training:
            return mean
        terms = ops.square(mean) + ops.exp(log_variance) - log_variance - 1
        self.add_loss(self.beta * ops.mean(0.5 * ops.sum(terms, axis=1)))
        if draws:
            noise = ops.convert_to_tensor(draws[f"{self.name}/noise"])
        else:
            noise = keras.random.normal(ops.shape(mean), seed=self.seed)
        return mean + ops.exp(0.5 * log_variance) * noise`;
