import { optionOf } from '../../../../experiment/index.ts';
import { imageSample } from '../../../../math/sample.ts';
import { samePads } from '../../../../ops/window.ts';
import { invocation } from '../../script.ts';
import { activated } from '../activations.ts';
import type { Site, WriteLayer } from '../site.ts';

type Sizes = readonly [channels: number, height: number, width: number];

const sizesOf = ({ planned }: Site) => planned.taken.shape as Sizes;

/** A convolution of images. */
export const conv2d: WriteLayer = (x, site) => {
  const { name, layer } = site.planned;
  const { filters, kernel, stride, dilation } = layer.args as Record<string, number>;
  const channels = sizesOf(site)[0];
  const window = { kernel: kernel as number, stride: stride as number, dilation: dilation as number };
  const same = optionOf('layers', layer, 'padding') === 'same';
  const convolved = convolution(x, site, name, [channels, filters as number], { ...window, same });
  return activated(convolved, site);
};

/** x plus two convolutions with an activation between them. */
export const residualConv2d: WriteLayer = (x, site) => {
  const { name, layer } = site.planned;
  const { filters, kernel } = layer.args as { filters: number; kernel: number };
  const [channels, height, width] = sizesOf(site);
  const window = { kernel, stride: 1, dilation: 1, same: true };
  const of = (part: string, number: 1 | 2) => ({ name: `${name}_${part}`, number });
  const inner = of('inner', 1);
  const outer = of('outer', 2);
  const hidden = convolution(x, site, inner.name, [channels, filters], window, 'weight1', 'bias1');
  const between = activated(hidden, site, imageSample({ channels: filters, height, width }));
  return `${x} + ${convolution(between, site, outer.name, [filters, channels], window, 'weight2', 'bias2')}`;
};

/** A transposed convolution to images that are `stride` times as large. */
export const conv2dTranspose: WriteLayer = (x, site) => {
  const { name, layer, output } = site.planned;
  const { filters, kernel, stride } = layer.args as { filters: number; kernel: number; stride: number };
  const [channels] = sizesOf(site);
  const excess = kernel - stride;
  const module = site.module(
    name,
    invocation('nn.ConvTranspose2d', [`${channels}`, `${filters}`], {
      kernel_size: kernel,
      stride,
      padding: Math.max(0, Math.floor(excess / 2)),
      ...(excess < 0 && { output_padding: -excess }),
    }),
  );
  site.parameter(`${name}.weight`, 'weight');
  site.parameter(`${name}.bias`, 'bias');
  const [, height, width] = output.shape as Sizes;
  // An odd excess is cut at the bottom and on the right.
  const cut = excess > 0 && excess % 2 === 1 ? `[..., :${height}, :${width}]` : '';
  return activated(`${module}(${x})${cut}`, site);
};

/** A convolution of sequences along their steps. */
export const conv1d: WriteLayer = (x, site) => {
  const { name, layer, taken } = site.planned;
  const { filters, kernel, dilation } = layer.args as { filters: number; kernel: number; dilation: number };
  const features = taken.shape[1] as number;
  const padding = dilation * (kernel - 1);
  const before = optionOf('layers', layer, 'mask') === 'causal' ? padding : Math.floor(padding / 2);
  const after = padding - before;
  const module = site.module(
    name,
    invocation('nn.Conv1d', [`${features}`, `${filters}`], {
      kernel_size: kernel,
      ...(dilation > 1 && { dilation }),
      ...(before === after && before > 0 && { padding: before }),
    }),
  );
  site.parameter(`${name}.weight`, 'weight');
  site.parameter(`${name}.bias`, 'bias');
  const time = `${x}.transpose(1, 2)`;
  const padded = before === after ? time : `F.pad(${time}, (${before}, ${after}))`;
  return activated(`${module}(${padded}).transpose(1, 2)`, site);
};

interface Windows {
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly same: boolean;
}

function convolution(
  x: string,
  site: Site,
  name: string,
  [channels, filters]: readonly [number, number],
  { kernel, stride, dilation, same }: Windows,
  weight = 'weight',
  bias = 'bias',
): string {
  const { sides, padded } = padding(x, site, { kernel, stride, dilation, same });
  const module = site.module(
    name,
    invocation('nn.Conv2d', [`${channels}`, `${filters}`], {
      kernel_size: kernel,
      ...(stride > 1 && { stride }),
      ...(sides !== '0' && { padding: sides }),
      ...(dilation > 1 && { dilation }),
    }),
  );
  site.parameter(`${name}.weight`, weight);
  site.parameter(`${name}.bias`, bias);
  return `${module}(${padded})`;
}

/**
 * How the pads of a window are written: as the argument `padding` if they are equal on opposite sides, and otherwise
 * around the images.
 * @param fill the value of the pads
 */
export function padding(
  x: string,
  site: Site,
  { kernel, stride, dilation, same }: Windows,
  fill = '0.0',
): { readonly sides: string; readonly padded: string; readonly around: string | null } {
  const [, height, width] = sizesOf(site);
  const [top, left, bottom, right] = same
    ? samePads([height, width], [kernel, kernel], { strides: [stride, stride], dilations: [dilation, dilation] })
    : [0, 0, 0, 0];
  if (top === bottom && left === right) {
    return { sides: top === left ? `${top}` : `(${top}, ${left})`, padded: x, around: null };
  }
  const around = `(${[left, right, top, bottom].join(', ')})`;
  const value = fill === '0.0' ? '' : `, value=${fill}`;
  return { sides: '0', padded: `F.pad(${x}, ${around}${value})`, around };
}
