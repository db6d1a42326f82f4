import { broadcastTo, reshape } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { enlarged, factor } from './enlarging.ts';
import { asImage } from './images.ts';

export const upsample: LayerDef<'factor'> = {
  label: 'Upsampling',
  short: 'Upsample',
  tex: 'a_{c,i,j} = x_{c,\\, \\lfloor i / s \\rfloor,\\, \\lfloor j / s \\rfloor}',
  hyper: { factor },
  aliases: ['upsampling', 'up_sampling2d', 'upsampling2d', 'unpool'],
  positional: ['factor'],
  choices: [],
  takes: 'image',
  output(x, { factor }) {
    const image = asImage(x);
    return 'problem' in image ? image : enlarged(image, image.channels, factor);
  },
  build(x, { args: { factor } }) {
    const [batch, channels, height, width] = x.type.shape as [number, number, number, number];
    // Each pixel gets axes of its own, along which it is repeated.
    const apart = reshape(x, [batch * channels, height, 1, width, 1]);
    const repeated = broadcastTo(apart, [batch * channels, height, factor, width, factor]);
    return reshape(repeated, [batch, channels, height * factor, width * factor]);
  },
};
