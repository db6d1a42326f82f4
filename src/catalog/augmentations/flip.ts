import type { AugmentationDef } from './definition.ts';

export const flip: AugmentationDef = {
  label: 'Flip',
  tex: "x'_{uv} = x_{W - 1 - u,\\, v}",
  hyper: {},
  images: true,
  augment(row, _hyper, _random, image) {
    if (image === null) return row.slice();
    const { width } = image;
    return row.map((_, place) => row[place - (place % width) + width - 1 - (place % width)] as number);
  },
};
