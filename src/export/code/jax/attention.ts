/** Layers in which the steps of sequences [batch, steps, features] attend to each other. */
import { isCausal } from '../../../catalog/layers/masks.ts';
import { optionOf } from '../../../experiment/index.ts';
import type { PlannedLayer } from '../plan.ts';
import { activationFunction } from './activations.ts';
import { definition, invocation } from './python.ts';
import type { Site, WriteLayer } from './site.ts';

const causes = ({ layer }: PlannedLayer) =>
  (layer.id === 'self_attention' || layer.id === 'transformer_block') && isCausal(layer.args as { mask: number });

/** The helper of attention; only an experiment with a causal mask has an argument for it. */
function attention({ script, plan }: Site): { readonly takes: readonly string[] } {
  const causal = plan.some(causes);
  script.helper(
    'attention',
    definition(
      `attention(params, x, heads${causal ? ', causal' : ''})`,
      'Scaled dot-product self-attention with several heads.',
      [
        'batch, steps, features = x.shape',
        'projected = x @ params["in_proj_weight"] + params["in_proj_bias"]',
        'apart = projected.reshape(batch, steps, 3, heads, features // heads)',
        'queries, keys, values = jnp.transpose(apart, (2, 0, 3, 1, 4))',
        'scores = queries @ jnp.swapaxes(keys, -1, -2) / jnp.sqrt(features // heads)',
        ...(causal ? ['if causal:', '    scores = jnp.where(jnp.tri(steps, dtype=bool), scores, -1e9)'] : []),
        'together = jnp.swapaxes(jax.nn.softmax(scores, axis=-1) @ values, 1, 2).reshape(x.shape)',
        'return together @ params["out_proj_weight"] + params["out_proj_bias"]',
      ],
    ),
  );
  return { takes: ['heads', ...(causal ? ['causal'] : [])] };
}

function settings({ planned, plan }: Site): Record<string, string | number> {
  const { heads = 1 } = planned.layer.args;
  return { heads, ...(plan.some(causes) && { causal: causes(planned) ? 'True' : 'False' }) };
}

export const selfAttention: WriteLayer = (site) => {
  attention(site);
  const attended = invocation('attention', [site.params, 'x'], settings(site));
  return optionOf('layers', site.planned.layer, 'skip') === 'yes' ? `x + ${attended}` : attended;
};

export const transformerBlock: WriteLayer = (site) => {
  const { takes } = attention(site);
  const after = optionOf('layers', site.planned.layer, 'norm') === 'after';
  const helper = after ? 'post_norm_transformer_block' : 'transformer_block';
  const attended = (x: string) => invocation('attention', ['params', x, ...takes]);
  site.script.helper(
    helper,
    definition(
      `${helper}(params, x, activation, ${takes.join(', ')})`,
      `Attention and a feed-forward part; their ${after ? 'sums are' : 'inputs are'} normalized.`,
      [
        'def norm(x, name):',
        '    mean = jnp.mean(x, axis=-1, keepdims=True)',
        '    variance = jnp.var(x, axis=-1, keepdims=True)',
        '    x = (x - mean) / jnp.sqrt(variance + 1e-5)',
        '    return x * params[f"{name}_scale"] + params[f"{name}_shift"]',
        '',
        'def feed_forward(x):',
        '    inner = activation(x @ params["linear1_weight"] + params["linear1_bias"])',
        '    return inner @ params["linear2_weight"] + params["linear2_bias"]',
        '',
        ...(after
          ? [`x = norm(x + ${attended('x')}, "norm1")`, 'return norm(x + feed_forward(x), "norm2")']
          : [`x = x + ${attended('norm(x, "norm1")')}`, 'return x + feed_forward(norm(x, "norm2"))']),
      ],
    ),
  );
  return invocation(helper, [site.params, 'x', activationFunction(site, 'rows')], settings(site));
};
