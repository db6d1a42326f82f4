import { columns } from '../axes.ts';
import { biasInitializer, weightInitializer } from '../initializers.ts';
import { invoked } from '../python.ts';
import type { Site, Weight, WriteLayer } from '../site.ts';
import { activation, learnedActivation } from './activate.ts';
import { denseLayer } from './dense.ts';
import { CAUSAL } from './sequences.ts';
import { normalization } from './units.ts';

/** Self-attention of an expression, as the call of a layer of Keras. */
function attention(site: Site, name: string, x: string): string {
  const { heads, mask } = site.args as Record<'heads' | 'mask', number>;
  const parameter = site.parameter('in_proj_weight');
  const [features] = parameter.shape as [number];
  const width = features / heads;
  // Keras has a kernel for queries, keys and values each, [features, heads, width].
  const parts = ['query', 'key', 'value'].flatMap((part, index): Weight[] => {
    const piece = (values: Float32Array | undefined) =>
      columns(values as Float32Array, 3 * features, index * features, (index + 1) * features);
    return [
      {
        name: `${part}_kernel`,
        shape: [features, heads, width],
        of: ['in_proj_weight'],
        arrange: piece,
        unitNorm: [0],
      },
      { name: `${part}_bias`, shape: [heads, width], of: ['in_proj_bias'], arrange: piece },
    ];
  });
  const output: Weight[] = [
    { name: 'output_kernel', shape: [heads, width, features], of: ['out_proj_weight'], unitNorm: [0, 1] },
    { name: 'output_bias', shape: [features], of: ['out_proj_bias'] },
  ];
  site.weigh(name, [...parts, ...output], true);
  const layer = invoked('layers.MultiHeadAttention', [], {
    num_heads: heads,
    key_dim: width,
    kernel_initializer: weightInitializer(site, site.parameter('out_proj_weight'), [features, features]),
    bias_initializer: biasInitializer(site),
    kernel_regularizer: site.penalty,
    ...site.options(null),
    name: `"${name}"`,
  });
  return `${layer}(${x}, ${x}${mask === CAUSAL ? ', use_causal_mask=True' : ''})`;
}

export const selfAttention: WriteLayer = (site) => {
  if (site.args.skip !== 1) return site.set(attention(site, site.name, site.x));
  const before = site.keep(`${site.name}_input`, site.x);
  site.set(attention(site, site.name, before));
  site.set(`layers.Add()([${before}, x])`);
};

const EPSILON = 1e-5;

export const transformerBlock: WriteLayer = (site) => {
  const normalized = (prefix: string) => normalization(site, prefix, EPSILON);
  const attend = () => site.set(attention(site, `${site.name}_attention`, site.x));
  const feedForward = () => {
    const inner = { name: `${site.name}_linear1`, weight: 'linear1_weight', bias: 'linear1_bias' };
    site.apply(denseLayer(site, { ...inner, activation: activation(site) }));
    learnedActivation(site, site.planned.output);
    site.apply(denseLayer(site, { name: `${site.name}_linear2`, weight: 'linear2_weight', bias: 'linear2_bias' }));
  };
  const after = site.args.norm === 1;
  [
    { norm: 'norm1', part: attend },
    { norm: 'norm2', part: feedForward },
  ].forEach(({ norm, part }) => {
    const before = site.keep('before', site.x);
    if (!after) site.apply(normalized(norm));
    part();
    site.set(`layers.Add()([${before}, x])`);
    if (after) site.apply(normalized(norm));
  });
};
