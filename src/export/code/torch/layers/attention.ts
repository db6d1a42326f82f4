import { optionOf } from '../../../../experiment/index.ts';
import { invocation } from '../../script.ts';
import { activationFunction } from '../activations.ts';
import type { Site, WriteLayer } from '../site.ts';

/** Each step attends to all, or to those before it. */
export const selfAttention: WriteLayer = (x, site) => {
  const { name, layer, taken } = site.planned;
  const construction = invocation('nn.MultiheadAttention', [`${taken.shape[1]}`], {
    num_heads: layer.args.heads as number,
    batch_first: 'True',
  });
  const module = site.module(name, construction);
  attentionParameters(site, name);
  const mask = maskOf(site);
  const attended = invocation(module, [x, x, x], { ...(mask && { attn_mask: mask }), need_weights: 'False' });
  const skips = optionOf('layers', layer, 'skip') === 'yes';
  return `${skips ? `${x} + ` : ''}${attended}[0]`;
};

/** Attention and two linear maps, each with a normalization and a skip connection. */
export const transformerBlock: WriteLayer = (x, site) => {
  const { name, layer, taken } = site.planned;
  const { heads, width } = layer.args as { heads: number; width: number };
  const [steps, features] = taken.shape as [number, number];
  const inner = { ...taken, shape: [steps, width] };
  const construction = invocation('nn.TransformerEncoderLayer', [], {
    d_model: features,
    nhead: heads,
    dim_feedforward: width,
    dropout: '0.0',
    activation: activationName(site) ?? activationFunction(site, inner, name),
    layer_norm_eps: '1e-5',
    batch_first: 'True',
    norm_first: optionOf('layers', layer, 'norm') === 'before' ? 'True' : 'False',
  });
  const module = site.module(name, construction);
  attentionParameters(site, `${name}.self_attn`);
  for (const part of ['linear1', 'linear2']) {
    site.parameter(`${name}.${part}.weight`, `${part}_weight`, 'transposed');
    site.parameter(`${name}.${part}.bias`, `${part}_bias`);
  }
  for (const part of ['norm1', 'norm2']) {
    site.parameter(`${name}.${part}.weight`, `${part}_scale`);
    site.parameter(`${name}.${part}.bias`, `${part}_shift`);
  }
  const mask = maskOf(site);
  return invocation(module, [x], mask ? { src_mask: mask } : {});
};

function attentionParameters(site: Site, module: string): void {
  site.parameter(`${module}.in_proj_weight`, 'in_proj_weight', 'transposed');
  site.parameter(`${module}.in_proj_bias`, 'in_proj_bias');
  site.parameter(`${module}.out_proj.weight`, 'out_proj_weight', 'transposed');
  site.parameter(`${module}.out_proj.bias`, 'out_proj_bias');
}

/** The activation by a name that PyTorch knows; null if it knows none. */
function activationName({ planned: { activation } }: Site): string | null {
  return activation?.id === 'gelu' && optionOf('activations', activation, 'form') !== 'tanh' ? '"gelu"' : null;
}

/** What hides later steps; null if all can be seen. */
function maskOf({ script, planned: { layer, taken } }: Site): string | null {
  if (optionOf('layers', layer, 'mask') !== 'causal') return null;
  return `${script.helper('causal_mask', CAUSAL_MASK)}(${taken.shape[0]})`;
}

const CAUSAL_MASK = `
def causal_mask(steps):
    """What is added to the scores so that no step attends to a later one, [steps, steps]."""
    return torch.full((steps, steps), float("-inf")).triu(diagonal=1)`;
