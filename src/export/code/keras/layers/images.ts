import { imageSizeOf } from '../../../../math/sample.ts';
import type { Shape } from '../../../../math/shape.ts';
import { reordered } from '../axes.ts';
import { biasInitializer, weightInitializer } from '../initializers.ts';
import { invoked } from '../python.ts';
import type { Site, WriteLayer } from '../site.ts';
import { activation, learnedActivation } from './activate.ts';
import { asImage } from './forms.ts';

const PADDINGS = ['"same"', '"valid"'];

interface Convolution {
  readonly name: string;
  readonly weight: string;
  readonly bias: string;
  /** Arguments besides filters and kernel size. */
  readonly options: Readonly<Record<string, string | number | undefined>>;
}

/** A convolution as a layer of Keras; its kernel there is [rows, columns, inputs, filters]. */
function convolution(site: Site, { name, weight, bias, options }: Convolution): string {
  const parameter = site.parameter(weight);
  const [filters, channels, rows, columns] = parameter.shape as [number, number, number, number];
  const shape: Shape = [rows, columns, channels, filters];
  const unitNorm = [0, 1, 2];
  site.weigh(name, [
    {
      name: 'kernel',
      shape,
      of: [weight],
      arrange: (values) => reordered(values as Float32Array, parameter.shape, [2, 3, 1, 0]),
      unitNorm,
    },
    { name: 'bias', shape: [filters], of: [bias] },
  ]);
  return invoked('layers.Conv2D', [filters, rows], {
    ...options,
    ...site.options('kernel', { unitNorm, initializer: weightInitializer(site, parameter, shape) }),
    bias_initializer: biasInitializer(site),
    ...site.options(null),
    name: `"${name}"`,
  });
}

export const conv2d: WriteLayer = (site) => {
  const { kernel, stride = 1, padding = 0, dilation = 1 } = site.args as Record<string, number> & { kernel: number };
  const base = { name: site.name, weight: 'weight', bias: 'bias' };
  if (stride > 1 && dilation > 1) {
    // Keras has no convolution with both: the positions between the strides are computed and left out.
    const image = imageSizeOf(site.planned.taken) as NonNullable<ReturnType<typeof imageSizeOf>>;
    const extent = dilation * (kernel - 1) + 1;
    const around = (length: number) => {
      const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + extent - length);
      return `(${Math.floor(total / 2)}, ${total - Math.floor(total / 2)})`;
    };
    if (PADDINGS[padding] === '"same"') {
      site.apply(`layers.ZeroPadding2D((${around(image.height)}, ${around(image.width)}))`);
    }
    site.apply(convolution(site, { ...base, options: { dilation_rate: dilation, activation: activation(site) } }));
    site.set(`x[:, ::${stride}, ::${stride}]`);
  } else {
    site.apply(
      convolution(site, {
        ...base,
        options: {
          strides: stride > 1 ? stride : undefined,
          padding: PADDINGS[padding],
          dilation_rate: dilation > 1 ? dilation : undefined,
          activation: activation(site),
        },
      }),
    );
  }
  learnedActivation(site);
};

export const residualConv2d: WriteLayer = (site) => {
  const before = site.keep(`${site.name}_input`, site.x);
  const options = { padding: '"same"' };
  const inner = convolution(site, {
    name: `${site.name}_inner`,
    weight: 'weight1',
    bias: 'bias1',
    options: { ...options, activation: activation(site) },
  });
  const outer = convolution(site, { name: `${site.name}_outer`, weight: 'weight2', bias: 'bias2', options });
  site.apply(inner);
  learnedActivation(site);
  site.apply(outer);
  site.set(`layers.Add()([${before}, x])`);
};

export const conv2dTranspose: WriteLayer = (site) => {
  const parameter = site.parameter('weight');
  const [channels, filters, rows, columns] = parameter.shape as [number, number, number, number];
  const { stride } = site.args as { stride: number };
  const shape: Shape = [rows, columns, filters, channels];
  const unitNorm = [0, 1, 3];
  site.weigh(site.name, [
    {
      name: 'kernel',
      shape,
      of: ['weight'],
      arrange: (values) => reordered(values as Float32Array, parameter.shape, [2, 3, 1, 0]),
      unitNorm,
    },
    { name: 'bias', shape: [filters], of: ['bias'] },
  ]);
  site.apply(
    invoked('layers.Conv2DTranspose', [filters, rows], {
      strides: stride,
      padding: '"same"',
      activation: activation(site),
      ...site.options('kernel', { unitNorm, initializer: weightInitializer(site, parameter, shape) }),
      bias_initializer: biasInitializer(site),
      ...site.options(null),
      name: `"${site.name}"`,
    }),
  );
  learnedActivation(site);
};

function pooling(name: string): WriteLayer {
  return (site) => {
    const { size, stride, padding } = site.args as Record<'size' | 'stride' | 'padding', number>;
    const options = { strides: stride, padding: PADDINGS[padding], name: `"${site.name}"` };
    site.apply(invoked(`layers.${name}`, [size], options));
  };
}

export const maxPool = pooling('MaxPooling2D');
export const avgPool = pooling('AveragePooling2D');

export const globalAvgPool: WriteLayer = (site) => site.apply(`layers.GlobalAveragePooling2D(name="${site.name}")`);

export const upsample: WriteLayer = (site) => {
  const { factor } = site.args as { factor: number };
  site.apply(invoked('layers.UpSampling2D', [factor], { interpolation: '"nearest"', name: `"${site.name}"` }));
};

export const toImage: WriteLayer = (site) => asImage(site, site.planned.output);
