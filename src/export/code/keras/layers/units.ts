import { imageSizeOf, type SampleType } from '../../../../math/sample.ts';
import type { Shape } from '../../../../math/shape.ts';
import { reordered } from '../axes.ts';
import { float, invoked } from '../python.ts';
import type { Site, WriteLayer } from '../site.ts';

/** The weights of a normalization: a scale and a shift of every unit or channel. */
function scaleAndShift(site: Site, prefix = ''): { name: string; shape: Shape; of: string[] }[] {
  const { shape } = site.parameter(`${prefix}scale`);
  return [
    { name: 'gamma', shape, of: [`${prefix}scale`] },
    { name: 'beta', shape, of: [`${prefix}shift`] },
  ];
}

export const batchNorm: WriteLayer = (site) => {
  const { momentum, epsilon } = site.args as Record<'momentum' | 'epsilon', number>;
  const [gamma, beta] = scaleAndShift(site) as [{ shape: Shape }, object];
  const { shape } = gamma;
  const layer = site.frozen ? site.script.helper('FrozenScale', FROZEN) : 'layers.BatchNormalization';
  site.apply(invoked(layer, [], { momentum: float(momentum), epsilon: float(epsilon), name: `"${site.name}"` }));
  site.weigh(site.name, [
    ...([gamma, beta] as ReturnType<typeof scaleAndShift>),
    { name: 'moving_mean', shape, of: ['mean'] },
    { name: 'moving_variance', shape, of: ['variance'] },
  ]);
};

const FROZEN = `class FrozenScale(layers.BatchNormalization):
    """Keeps scale and shift; trainable=False would also use the running statistics in training."""

    def build(self, input_shape):
        super().build(input_shape)
        self.gamma.trainable = False
        self.beta.trainable = False`;

export const layerNorm: WriteLayer = (site) => {
  const { epsilon } = site.args as { epsilon: number };
  // Over all pixels and channels of an image, with a scale for each channel, which is one group for Keras.
  const layer = imageSizeOf(site.planned.taken)
    ? invoked('layers.GroupNormalization', [], { groups: 1, ...normalizing(site, epsilon, site.name) })
    : invoked('layers.LayerNormalization', [], normalizing(site, epsilon, site.name));
  site.apply(layer);
  site.weigh(site.name, scaleAndShift(site));
};

function normalizing(site: Site, epsilon: number, name: string) {
  return { epsilon: float(epsilon), ...site.options(null), name: `"${name}"` };
}

/** One of the normalizations of a transformer block. */
export function normalization(site: Site, prefix: string, epsilon: number): string {
  const name = `${site.name}_${prefix}`;
  site.weigh(name, scaleAndShift(site, `${prefix}_`));
  return invoked('layers.LayerNormalization', [], normalizing(site, epsilon, name));
}

/** Random numbers for each value, as the layer gets them in Keras. */
export function drawn(site: Site, name: string, shape: Shape, sample: SampleType = site.planned.taken): void {
  const of = `${site.name}/${name}`;
  if (imageSizeOf(sample)) {
    const [batch, channels, height, width] = shape as [number, number, number, number];
    site.context.draws.push({
      of,
      name: of,
      shape: [batch, height, width, channels],
      arrange: (values) => reordered(values, shape, [0, 2, 3, 1]),
    });
  } else if (site.planned.everyStep) {
    const { received } = site.planned;
    site.context.draws.push({ of, name: of, shape: [site.context.batch, ...received.shape] });
  } else site.context.draws.push({ of, name: of });
}

export const dropout: WriteLayer = (site) => {
  const { rate, drop } = site.args as Record<'rate' | 'drop', number>;
  const { taken } = site.planned;
  const isOfChannels = drop === 1 && imageSizeOf(taken) !== null;
  const [channels, ...positions] = taken.shape as [number, ...number[]];
  drawn(site, 'mask', [site.context.batch, channels, ...positions.map((size) => (drop === 1 ? 1 : size))]);
  const layer = isOfChannels
    ? site.script.helper('SpatialDropout2D', dropoutClass('SpatialDropout2D', 'channels'))
    : site.script.helper('Dropout', dropoutClass('Dropout', 'values'));
  site.apply(invoked(layer, [float(rate)], { name: `"${site.name}"` }));
};

const dropoutClass = (name: string, what: string) => `class ${name}(layers.${name}):
    """Drops the recorded ${what} in the recorded steps, and random ones afterwards."""

    def call(self, inputs, training=False):
        if not (training and draws):
            return super().call(inputs, training=training)
        dropped = draws[f"{self.name}/mask"] < np.float32(self.rate)
        return ops.where(dropped, 0.0, inputs / (1 - self.rate))`;

export const noise: WriteLayer = (site) => {
  const { sd } = site.args as { sd: number };
  drawn(site, 'noise', [site.context.batch, ...site.planned.taken.shape]);
  site.apply(invoked(gaussianNoise(site), [float(sd)], { name: `"${site.name}"` }));
};

/** The class that adds noise, as keras.layers.GaussianNoise does. */
export function gaussianNoise({ script }: Pick<Site, 'script'>): string {
  return script.helper('GaussianNoise', GAUSSIAN);
}

const GAUSSIAN = `class GaussianNoise(layers.GaussianNoise):
    """Adds the recorded noise in the recorded steps, and random noise afterwards."""

    def call(self, inputs, training=False):
        if not (training and draws):
            return super().call(inputs, training=training)
        noise = ops.convert_to_tensor(draws[f"{self.name}/noise"])
        return inputs + self.stddev * noise`;

export const join: WriteLayer = (site) => {
  const layer = site.args.by === 0 ? 'Concatenate' : 'Add';
  site.set(`layers.${layer}(name="${site.name}")([${site.x}, ${site.other}])`);
};
