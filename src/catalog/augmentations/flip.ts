import type { AugmentationDef } from './definition.ts';

export const flip: AugmentationDef = {
  label: 'Flip',
  tex: "x'_{uv} = x_{W - 1 - u,\\, v}",
  text: 'Adds a copy of each training image, W pixels wide, that is mirrored left to right; the training part doubles. It causes no blur and has nothing to set, and for photographs of clothes, animals or landscapes it is nearly always right: a shoe that points left is still a shoe. It is wrong where the side matters. Mirrored letters and digits are not letters and digits, so on handwriting the network learns shapes that never occur and confuses pairs such as 2 and 5 or b and d. A second copy is impossible, because mirroring twice gives the original; combine it with shift or rotate for more copies.',
  differs:
    'RandomHorizontalFlip in PyTorch and RandomFlip in Keras mirror each image with probability one half whenever it is drawn; here the training part holds both the original and the mirrored copy.',
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
