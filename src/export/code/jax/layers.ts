import type { layers as catalog } from '../../../catalog/layers/index.ts';
import { optionOf } from '../../../experiment/index.ts';
import { imageSizeOf, sequenceSizeOf } from '../../../math/sample.ts';
import { number } from '../script.ts';
import { activated, activationFunction } from './activations.ts';
import { selfAttention, transformerBlock } from './attention.ts';
import { avgPool, conv1d, conv2d, conv2dTranspose, maxPool, residualConv2d } from './convolution.ts';
import { batchNorm, layerNorm } from './normalization.ts';
import { definition, invocation } from './python.ts';
import { gru, lstm, rnn } from './recurrent.ts';
import type { Site, WriteLayer } from './site.ts';

/** The sums of a layer whose units weigh all numbers that they receive. */
function sums({ script, params }: Site): string {
  script.helper(
    'dense',
    definition('dense(params, x)', 'Computes a weighted sum for each unit.', [
      'return x @ params["weight"] + params["bias"]',
    ]),
  );
  return invocation('dense', [params, 'x']);
}

/** Reshapes the examples of a batch. */
const reshaped = (x: string, shape: readonly number[]) => invocation(`${x}.reshape`, ['x.shape[0]', ...shape]);

/** The sums, in the form of the output if that is an image. */
const dense: WriteLayer = (site) => {
  const { output } = site.planned;
  const x = sums(site);
  return activated(imageSizeOf(output) ? reshaped(x, output.shape) : x, site);
};

const dropout: WriteLayer = (site) => {
  const { planned, script, training } = site;
  script.helper(
    'dropout',
    definition('dropout(x, drawn, rate)', 'Drops a share of the values, and enlarges the others to make up for them.', [
      'return jnp.where(drawn < rate, 0.0, x / (1 - rate))',
    ]),
  );
  const rate = number(planned.layer.args.rate ?? 0);
  return [`if ${training}:`, `    x = ${invocation('dropout', ['x', drawn(site, 'mask')], { rate })}`];
};

const noise: WriteLayer = (site) => [
  `if ${site.training}:`,
  `    x = x + ${number(site.planned.layer.args.sd ?? 0)} * ${drawn(site, 'noise')}`,
];

/** Random numbers for each value; those for the steps of a sequence are drawn as rows. */
function drawn(site: Site, name: string): string {
  return site.planned.everyStep ? `${site.draw(name)}.reshape(x.shape)` : site.draw(name);
}

const residual: WriteLayer = (site) => {
  site.script.helper(
    'residual',
    definition('residual(params, x, activation)', 'Adds to its input what two layers make of it.', [
      'inner = activation(x @ params["weight1"] + params["bias1"])',
      'return x + inner @ params["weight2"] + params["bias2"]',
    ]),
  );
  return invocation('residual', [site.params, 'x', activationFunction(site, 'rows')]);
};

const variational: WriteLayer = (site) => {
  const { planned, params, training, outputs } = site;
  const { beta = 0 } = planned.layer.args;
  const linear = (name: string) => `x @ code["weight_${name}"] + code["bias_${name}"]`;
  return [
    `code = ${params}`,
    `mean = ${linear('mean')}`,
    `log_variance = ${linear('log_variance')}`,
    'x = mean',
    `if ${training}:`,
    `    x = mean + jnp.exp(0.5 * log_variance) * ${site.draw('noise')}`,
    '    divergence = 0.5 * jnp.sum(mean**2 + jnp.exp(log_variance) - log_variance - 1, axis=-1)',
    `    added = added + ${number(beta)} * jnp.mean(divergence) / ${outputs}`,
  ];
};

const generate: WriteLayer = (site) => {
  const { output } = site.planned;
  const x = sums(site);
  return activated(output.shape.length > 1 ? reshaped(x, output.shape) : x, site);
};

const join: WriteLayer = ({ planned, other }) => {
  if (optionOf('layers', planned.layer, 'by') === 'sum') return `x + ${other}`;
  return `jnp.concatenate([x, ${other}], axis=${imageSizeOf(planned.taken) ? 1 : -1})`;
};

const positions: WriteLayer = ({ planned, script, params }) => {
  if (optionOf('layers', planned.layer, 'kind') === 'learned') return `x + ${params}["weight"]`;
  script.helper(
    'sinusoids',
    definition('sinusoids(steps, features)', 'Pairs of sine and cosine, from short waves to long ones.', [
      'feature = np.arange(features)',
      'angle = np.arange(steps)[:, None] / 10000 ** ((feature - feature % 2) / features)',
      'return jnp.asarray(np.where(feature % 2 == 1, np.cos(angle), np.sin(angle)), dtype=jnp.float32)',
    ]),
  );
  const { steps = 1, features = 1 } = sequenceSizeOf(planned.taken) ?? {};
  return `x + ${invocation('sinusoids', [], { steps, features })}`;
};

/** Every layer of the catalog in JAX. Each receives `x` as the layer takes it. */
export const layers = {
  dense,
  dropout,
  batch_norm: batchNorm,
  layer_norm: layerNorm,
  noise,
  residual,
  conv2d,
  max_pool: maxPool,
  avg_pool: avgPool,
  global_avg_pool: () => 'jnp.mean(x, axis=(2, 3))',
  flatten: () => [],
  residual_conv2d: residualConv2d,
  to_image: ({ planned }) => reshaped('x', planned.output.shape),
  conv2d_transpose: conv2dTranspose,
  upsample: ({ planned: { layer } }) =>
    `jnp.repeat(jnp.repeat(x, ${layer.args.factor}, axis=2), ${layer.args.factor}, axis=3)`,
  variational,
  join,
  generate,
  policy: (site) => activated(sums(site), site),
  embedding: ({ params }) => `${params}["weight"][x.astype(int)]`,
  positions,
  rnn,
  lstm,
  gru,
  self_attention: selfAttention,
  transformer_block: transformerBlock,
  conv1d,
  average_over_time: () => 'jnp.mean(x, axis=1)',
} satisfies Record<keyof typeof catalog, WriteLayer>;
