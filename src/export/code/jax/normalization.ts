/** Layers that standardize what they receive. */
import { imageSizeOf, unitCount } from '../../../math/sample.ts';
import { number } from '../script.ts';
import { definition, invocation } from './python.ts';
import type { Site, WriteLayer } from './site.ts';

const isOfImages = ({ planned }: Site) => imageSizeOf(planned.taken) !== null;

/** With the running statistics in `state`; a helper for images has channels as its units. */
export const batchNorm: WriteLayer = (site) => {
  const { planned, params, training, script } = site;
  const { name, layer } = planned;
  const { momentum = 0, epsilon = 0 } = layer.args;
  const images = isOfImages(site);
  const helper = images ? 'batch_norm_2d' : 'batch_norm';
  for (const memory of ['mean', 'variance']) site.remember(memory, unitCount(planned.taken));
  const spread = (value: string) => (images ? `${value}[:, None, None]` : value);
  script.helper(
    helper,
    definition(
      `${helper}(params, state, x, training, momentum, epsilon)`,
      'The output and the new running statistics, whose variance is the biased one of the batch.',
      [
        'mean, variance = state["mean"], state["variance"]',
        'if training:',
        `    axes = ${images ? '(0, 2, 3)' : 'tuple(range(x.ndim - 1))'}`,
        '    mean, variance = jnp.mean(x, axis=axes), jnp.var(x, axis=axes)',
        '    state = {',
        '        "mean": state["mean"] + (1 - momentum) * (mean - state["mean"]),',
        '        "variance": state["variance"] + (1 - momentum) * (variance - state["variance"]),',
        '    }',
        `x = (x - ${spread('mean')}) / jnp.sqrt(${spread('variance')} + epsilon)`,
        `return x * ${spread('params["scale"]')} + ${spread('params["shift"]')}, state`,
      ],
    ),
  );
  const result = invocation(helper, [params, `state["${name}"]`, 'x', training], {
    momentum: number(momentum),
    epsilon: number(epsilon),
  });
  return [`x, state["${name}"] = ${result}`];
};

/** Standardizes each example by itself; an image over all of its channels. */
export const layerNorm: WriteLayer = (site) => {
  const { planned, params, script } = site;
  const images = isOfImages(site);
  const helper = images ? 'layer_norm_2d' : 'layer_norm';
  const axes = images ? '(1, 2, 3)' : '-1';
  const spread = (value: string) => (images ? `${value}[:, None, None]` : value);
  script.helper(
    helper,
    definition(`${helper}(params, x, epsilon)`, `Standardizes each ${images ? 'image' : 'row'} by itself.`, [
      `mean = jnp.mean(x, axis=${axes}, keepdims=True)`,
      `variance = jnp.var(x, axis=${axes}, keepdims=True)`,
      'x = (x - mean) / jnp.sqrt(variance + epsilon)',
      `return x * ${spread('params["scale"]')} + ${spread('params["shift"]')}`,
    ]),
  );
  return invocation(helper, [params, 'x'], { epsilon: number(planned.layer.args.epsilon ?? 0) });
};
