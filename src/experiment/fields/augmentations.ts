import { dataOf, nameOf, targetPositions } from '../data.ts';
import { entryOf } from '../lookup.ts';
import { several } from './several.ts';
import { single } from './single.ts';

export const augmentations = single('augmentations', {
  ...several({
    key: 'augment',
    section: 'augmentations',
    refusal(id, spec) {
      const fits = dataOf(spec).image !== null || !entryOf('augmentations', id).images;
      if (!fits) return `"${id}" changes images, and ${nameOf(spec)} has none`;
      const moves = entryOf('augmentations', id).images && targetPositions(spec)?.of === 'pixel';
      return moves ? `"${id}" moves pixels, and each pixel of ${nameOf(spec)} has a target of its own` : null;
    },
    choosing: 'resample',
  }),
  notOfWorld: 'a world has no examples to copy',
});
