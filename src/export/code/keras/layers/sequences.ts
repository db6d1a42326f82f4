import type { Shape } from '../../../../math/shape.ts';
import { reordered } from '../axes.ts';
import { biasInitializer, weightInitializer } from '../initializers.ts';
import { invoked } from '../python.ts';
import type { WriteLayer } from '../site.ts';
import { activation, learnedActivation } from './activate.ts';

export const embedding: WriteLayer = (site) => {
  const parameter = site.parameter('weight');
  const [vocabulary, units] = parameter.shape as [number, number];
  site.apply(
    invoked('layers.Embedding', [vocabulary, units], {
      ...site.options('embeddings', {
        unitNorm: [0],
        initializer: weightInitializer(site, parameter, parameter.shape, '"uniform"'),
      }),
      ...site.options(null),
      name: `"${site.name}"`,
    }),
  );
  site.weigh(site.name, [{ name: 'embeddings', shape: parameter.shape, of: ['weight'], unitNorm: [0] }]);
};

export const positions: WriteLayer = (site) => {
  const { kind } = site.args as { kind: number };
  if (kind === 0) {
    const [steps, features] = site.planned.taken.shape as [number, number];
    return site.set(`${site.x} + ${site.script.helper('sinusoids', SINUSOIDS)}(${steps}, ${features})`);
  }
  const parameter = site.parameter('weight');
  const { kernel_initializer, kernel_regularizer, kernel_constraint } = site.options('kernel', {
    unitNorm: [0],
    initializer: weightInitializer(site, parameter, parameter.shape),
  });
  site.apply(
    invoked(site.script.helper('Positions', POSITIONS), [], {
      initializer: kernel_initializer ?? '"glorot_uniform"',
      regularizer: kernel_regularizer ?? 'None',
      constraint: kernel_constraint ?? 'None',
      ...site.options(null),
      name: `"${site.name}"`,
    }),
  );
  site.weigh(site.name, [{ name: 'kernel', shape: parameter.shape, of: ['weight'], unitNorm: [0] }]);
};

const POSITIONS = `class Positions(layers.Layer):
    """Adds a learned vector to each step."""

    def __init__(self, initializer, regularizer, constraint, **options):
        super().__init__(**options)
        self.kernel_options = dict(
            initializer=initializer, regularizer=regularizer, constraint=constraint
        )

    def build(self, input_shape):
        self.kernel = self.add_weight(
            shape=tuple(input_shape[1:]), name="kernel", **self.kernel_options
        )

    def call(self, inputs):
        return inputs + self.kernel`;

const SINUSOIDS = `def sinusoids(steps, features):
    """Sines and cosines of geometrically growing wavelengths (Vaswani et al., 2017)."""
    feature = np.arange(features)
    angle = np.arange(steps)[:, None] / 10000 ** ((feature - feature % 2) / features)
    return np.where(feature % 2, np.cos(angle), np.sin(angle)).astype("float32")`;

export const conv1d: WriteLayer = (site) => {
  const parameter = site.parameter('weight');
  const [filters, features, kernel] = parameter.shape as [number, number, number];
  const { mask, dilation } = site.args as Record<'mask' | 'dilation', number>;
  const shape: Shape = [kernel, features, filters];
  const unitNorm = [0, 1];
  site.apply(
    invoked('layers.Conv1D', [filters, kernel], {
      padding: mask === CAUSAL ? '"causal"' : '"same"',
      dilation_rate: dilation > 1 ? dilation : undefined,
      activation: activation(site),
      ...site.options('kernel', { unitNorm, initializer: weightInitializer(site, parameter, shape) }),
      bias_initializer: biasInitializer(site),
      ...site.options(null),
      name: `"${site.name}"`,
    }),
  );
  site.weigh(site.name, [
    {
      name: 'kernel',
      shape,
      of: ['weight'],
      arrange: (values) => reordered(values as Float32Array, parameter.shape, [2, 1, 0]),
      unitNorm,
    },
    { name: 'bias', shape: [filters], of: ['bias'] },
  ]);
  learnedActivation(site);
};

/** The option of a settled mask that hides later steps. */
export const CAUSAL = 1;

export const averageOverTime: WriteLayer = (site) => site.apply(`layers.GlobalAveragePooling1D(name="${site.name}")`);
