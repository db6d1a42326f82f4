import { expect, it } from 'vitest';
import { EXPERIMENTS } from '../../../src/gallery/experiments/index.ts';
import thumbnails from '../../../src/gallery/thumbnails/thumbnails.json';
import { faultOf } from '../../../src/headless/gallery.ts';
import { recordScene } from '../../../src/headless/record.ts';

/** One for each kind of picture, one that diverges and one that stops early; `npm run gallery` checks all. */
it.each([
  'xor_with_four_units',
  'a_step_that_is_too_long',
  'same_network_sixteen_starts',
  'stopping_at_the_right_time',
  'digits_with_eight_filters',
  'digits_on_a_map_of_two_numbers',
  'eight_clouds_in_a_ring',
  'the_shortest_way_to_the_prize',
] as const)('%s trains as it says', async (id) => {
  const experiment = EXPERIMENTS.find((one) => one.id === id);
  if (!experiment) throw new Error(`there is no experiment "${id}"`);
  const { scene, status } = await recordScene(experiment);
  expect(faultOf(experiment, status)).toBeNull();
  expect(scene?.kind).toBe(thumbnails[id].kind);
});
