import { optionOf } from '../../../../experiment/index.ts';
import type { WriteLayer } from '../site.ts';

/** All numbers of an example in a row, which every layer receives that needs them so. */
export const flatten: WriteLayer = (x) => x;

/** Numbers in a row as images. */
export const toImage: WriteLayer = (x, { planned }) => `${x}.unflatten(1, (${planned.output.shape.join(', ')}))`;

/** The output of an earlier layer beside that of the layer before, or added to it. */
export const join: WriteLayer = (x, { planned: { layer, everyStep }, joined }) =>
  optionOf('layers', layer, 'by') === 'concat'
    ? `torch.cat([${x}, ${joined}], dim=${everyStep ? -1 : 1})`
    : `${x} + ${joined}`;
