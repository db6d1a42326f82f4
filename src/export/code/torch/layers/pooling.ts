import { optionOf } from '../../../../experiment/index.ts';
import { invocation } from '../../script.ts';
import type { Site, WriteLayer } from '../site.ts';
import { padding } from './convolution.ts';

function windowOf({ planned: { layer } }: Site) {
  const { size, stride } = layer.args as { size: number; stride: number };
  return { kernel: size, stride, dilation: 1, same: optionOf('layers', layer, 'padding') === 'same' };
}

/** The largest value of each window. */
export const maxPool: WriteLayer = (x, site) => {
  const window = windowOf(site);
  const { sides, padded } = padding(x, site, window, 'float("-inf")');
  return invocation('F.max_pool2d', [padded], {
    kernel_size: window.kernel,
    stride: window.stride,
    ...(sides !== '0' && { padding: sides }),
  });
};

/** The mean of each window, without the pads. */
export const avgPool: WriteLayer = (x, site) => {
  const window = windowOf(site);
  const { sides, around } = padding(x, site, window);
  const named = { kernel_size: window.kernel, stride: window.stride };
  if (around === null) {
    const pads = sides !== '0' && { padding: sides, count_include_pad: 'False' };
    return invocation('F.avg_pool2d', [x], { ...named, ...pads });
  }
  return invocation(site.script.helper('avg_pool2d', PADDED_AVERAGE), [x], { ...named, pads: around });
};

/** The mean of each channel. */
export const globalAvgPool: WriteLayer = (x) => `${x}.mean(dim=(2, 3))`;

/** The mean of each feature over all steps. */
export const averageOverTime: WriteLayer = (x) => `${x}.mean(dim=1)`;

/** Each pixel repeated. */
export const upsample: WriteLayer = (x, { planned }) =>
  `F.interpolate(${x}, scale_factor=${planned.layer.args.factor}, mode="nearest")`;

const PADDED_AVERAGE = `
def avg_pool2d(x, kernel_size, stride, pads):
    """F.avg_pool2d with more pads on one side than on the other, which count for nothing."""
    total = F.avg_pool2d(F.pad(x, pads), kernel_size, stride)
    return total / F.avg_pool2d(F.pad(torch.ones_like(x), pads), kernel_size, stride)`;
