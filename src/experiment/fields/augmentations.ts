import { dataOf, nameOf } from '../data.ts';
import { entryOf } from '../lookup.ts';
import { several } from './several.ts';
import { single } from './single.ts';

export const augmentations = single(
  'augmentations',
  several({
    key: 'augment',
    section: 'augmentations',
    refusal(id, spec) {
      const fits = dataOf(spec).image !== null || !entryOf('augmentations', id).images;
      return fits ? null : `"${id}" changes images, and ${nameOf(spec)} has none`;
    },
    choosing: 'resample',
  }),
);
