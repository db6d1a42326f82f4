import { flatSample } from '../../math/sample.ts';
import { reduceMean } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { asImage } from './images.ts';

export const globalAvgPool: LayerDef<never> = {
  label: 'Global average pooling',
  tex: 'a_c = \\frac{1}{h w} \\sum_{i=1}^{h} \\sum_{j=1}^{w} x_{c,i,j}',
  hyper: {},
  aliases: ['gap', 'global_average_pooling2d', 'adaptive_avg_pool2d', 'global_average_pool'],
  positional: [],
  choices: [],
  takes: 'image',
  output(x) {
    const image = asImage(x);
    return 'problem' in image ? image : flatSample(image.channels);
  },
  build: (x) => reduceMean(x, [2, 3]),
};
