/** Layers with windows that slide over images [batch, channels, height, width] or sequences [batch, steps, features]. */
import { isCausal } from '../../../catalog/layers/masks.ts';
import { PADDINGS } from '../../../catalog/layers/windows.ts';
import { tuple } from '../script.ts';
import { activated, activationFunction } from './activations.ts';
import { definition, invocation } from './python.ts';
import type { Site, WriteLayer } from './site.ts';

/** What a helper has an argument for if a layer with it in the experiment has another value. */
const USUAL = { stride: '1', padding: '"SAME"', dilation: '1' } as const;

type Option = keyof typeof USUAL;

const paddingOf = ({ padding = 0 }: Readonly<Record<string, number>>) => `"${PADDINGS[padding]?.toUpperCase()}"`;

function optionsOf({ planned, plan }: Site): { readonly own: Record<Option, string>; readonly needed: Option[] } {
  const of = (args: Readonly<Record<string, number>>) => ({
    stride: String(args.stride ?? 1),
    padding: paddingOf(args),
    dilation: String(args.dilation ?? 1),
  });
  const all = plan.filter(({ layer }) => layer.id === planned.layer.id).map(({ layer }) => of(layer.args));
  const needed = (Object.keys(USUAL) as Option[]).filter((name) => all.some((one) => one[name] !== USUAL[name]));
  return { own: of(planned.layer.args), needed };
}

/** The call of a helper with the options in which this layer differs from most. */
function withOptions(helper: string, args: readonly string[], site: Site): string {
  const { own } = optionsOf(site);
  const differing = (Object.keys(USUAL) as Option[]).filter((name) => own[name] !== USUAL[name]);
  return invocation(helper, args, Object.fromEntries(differing.map((name) => [name, own[name]])));
}

export const conv2d: WriteLayer = (site) => {
  const { needed } = optionsOf(site);
  const arg = (name: Option) => (needed.includes(name) ? name : USUAL[name]);
  const convolution = invocation('jax.lax.conv_general_dilated', ['x', 'params["weight"]'], {
    window_strides: `(${arg('stride')}, ${arg('stride')})`,
    padding: arg('padding'),
    rhs_dilation: needed.includes('dilation') ? '(dilation, dilation)' : undefined,
    dimension_numbers: '("NCHW", "OIHW", "NCHW")',
  });
  const options = needed.map((name) => `, ${name}=${USUAL[name]}`).join('');
  site.script.helper(
    'conv2d',
    definition(`conv2d(params, x${options})`, 'A convolution over images, and a bias of each filter.', [
      `x = ${convolution}`,
      'return x + params["bias"][:, None, None]',
    ]),
  );
  return activated(withOptions('conv2d', [site.params, 'x'], site), site);
};

export const residualConv2d: WriteLayer = (site) => {
  site.script.helper(
    'residual_conv2d',
    definition('residual_conv2d(params, x, activation)', 'Adds to images what two convolutions make of them.', [
      'def convolve(x, number):',
      `    x = ${invocation('jax.lax.conv_general_dilated', ['x', 'params[f"weight{number}"]'], {
        window_strides: '(1, 1)',
        padding: '"SAME"',
        dimension_numbers: '("NCHW", "OIHW", "NCHW")',
      })}`,
      '    return x + params[f"bias{number}"][:, None, None]',
      '',
      'return x + convolve(activation(convolve(x, 1)), 2)',
    ]),
  );
  return invocation('residual_conv2d', [site.params, 'x', activationFunction(site)]);
};

/** Written as a convolution of spread pixels: what `padding` means to jax.lax.conv_transpose depends on the version. */
export const conv2dTranspose: WriteLayer = (site) => {
  site.script.helper(
    'conv2d_transpose',
    definition(
      'conv2d_transpose(params, x, stride)',
      'The transpose of a convolution with padding "SAME"; kernels are [channels, filters, …].',
      [
        'size = params["weight"].shape[-1]',
        'before = size - 1 - max(size - stride, 0) // 2',
        'after = size + stride - 2 - before',
        `x = ${invocation('jax.lax.conv_general_dilated', ['x', 'jnp.flip(params["weight"], axis=(2, 3))'], {
          window_strides: '(1, 1)',
          padding: '[(before, after), (before, after)]',
          lhs_dilation: '(stride, stride)',
          dimension_numbers: '("NCHW", "IOHW", "NCHW")',
        })}`,
        'return x + params["bias"][:, None, None]',
      ],
    ),
  );
  const { stride = 1 } = site.planned.layer.args;
  return activated(invocation('conv2d_transpose', [site.params, 'x'], { stride }), site);
};

export const conv1d: WriteLayer = (site) => {
  const { kernel = 1, dilation = 1, mask = 0 } = site.planned.layer.args;
  const dilates = site.plan.some(({ layer }) => layer.id === 'conv1d' && layer.args.dilation !== 1);
  const convolution = invocation('jax.lax.conv_general_dilated', ['x', 'params["weight"]'], {
    window_strides: '(1,)',
    padding: '[padding]',
    rhs_dilation: dilates ? '(dilation,)' : undefined,
    dimension_numbers: '("NWC", "OIW", "NWC")',
  });
  site.script.helper(
    'conv1d',
    definition(
      `conv1d(params, x, padding${dilates ? ', dilation=1' : ''})`,
      'A convolution over steps; `padding` is how many are added before and after.',
      [`return ${convolution} + params["bias"]`],
    ),
  );
  const around = dilation * (kernel - 1);
  const before = isCausal({ mask }) ? around : Math.floor(around / 2);
  const call = invocation('conv1d', [site.params, 'x'], {
    padding: tuple([before, around - before]),
    dilation: dilation === 1 ? undefined : dilation,
  });
  return activated(call, site);
};

/** A helper that reduces each window of images. */
function pooling(site: Site, name: string, docstring: string, body: (padding: string) => readonly string[]): string {
  const pads = site.plan.some(({ layer }) => layer.id === name && paddingOf(layer.args) !== '"VALID"');
  site.script.helper(
    name,
    definition(`${name}(x, size, stride${pads ? ', padding' : ''})`, docstring, [
      'window, strides = (1, 1, size, size), (1, 1, stride, stride)',
      ...body(pads ? 'padding' : '"VALID"'),
    ]),
  );
  const { size = 1, stride = 1, ...args } = site.planned.layer.args;
  return invocation(name, ['x'], { size, stride, padding: pads ? paddingOf(args) : undefined });
}

export const maxPool: WriteLayer = (site) =>
  pooling(site, 'max_pool', 'The largest pixel of each window.', (padding) => [
    `return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, window, strides, ${padding})`,
  ]);

export const avgPool: WriteLayer = (site) =>
  pooling(site, 'avg_pool', 'The mean of the pixels of each window, without those of the padding.', (padding) => [
    `total = jax.lax.reduce_window(x, 0.0, jax.lax.add, window, strides, ${padding})`,
    padding === '"VALID"'
      ? 'return total / size**2'
      : `return total / jax.lax.reduce_window(jnp.ones_like(x), 0.0, jax.lax.add, window, strides, ${padding})`,
  ]);
