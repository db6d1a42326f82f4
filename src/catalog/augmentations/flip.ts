import type { AugmentationDef } from './definition.ts';

export const flip: AugmentationDef = {
  label: 'Flip',
  tex: "x'_{uv} = x_{W - 1 - u,\\, v}",
  text: 'Adds a mirrored copy of each training image, left for right, W pixels wide; the training part doubles. It is free of blur and of knobs, and for photographs of clothes, animals or landscapes it is nearly always right: a shoe that points left is as much a shoe. It is wrong where the side matters. Mirrored letters and digits are not letters and digits, so on handwriting it teaches shapes that never come and blurs pairs such as 2 and 5 or b and d. There is no second copy to be had, as mirroring twice is the original; combine it with shift or rotate for more.',
  differs:
    'RandomHorizontalFlip in PyTorch and RandomFlip in Keras mirror each image with probability one half whenever it is drawn; here original and mirrored copy are both there.',
  reference: {
    authors: 'C. Shorten, T. M. Khoshgoftaar',
    year: 2019,
    title: 'A survey on Image Data Augmentation for Deep Learning',
    url: 'https://doi.org/10.1186/s40537-019-0197-0',
  },
  hyper: {},
  images: true,
  augment(row, _hyper, _random, image) {
    if (image === null) return row.slice();
    const { width } = image;
    return row.map((_, place) => row[place - (place % width) + width - 1 - (place % width)] as number);
  },
};
