import type { RandomStream } from '../../math/random.ts';
import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise } from './points.ts';

/**
 * Radius of both half circles. The half circles are not stretched, so x1 varies more than x2; the mean of both
 * variances is 1.
 */
const radius = 1.42;

export const moons: GeneratedDataset<'n' | 'noise'> = {
  label: 'Moons',
  text: 'Two half circles, one open to the bottom and one to the top, hooked into each other. A straight line gets about nine out of ten points right, so a network without hidden layers looks good at first and then stops improving; the rest needs a border that bends twice, which a handful of hidden units can draw. The gap between the moons is wide, so many different borders fit the training points and networks with the same accuracy can look very different: compare seeds, activations and weight decay. This dataset shows well what makes a border smooth. With noise around 0.3 the tips reach into the other moon, and a large network starts to follow single points.',
  reference: {
    authors: 'D. Zhou, O. Bousquet, T. N. Lal, J. Weston, B. Schölkopf',
    year: 2003,
    title: 'Learning with Local and Global Consistency',
    url: 'https://proceedings.neurips.cc/paper/2003/hash/87682805257e619d49b8e0dfdc14affa-Abstract.html',
  },
  hyper: { n, noise },
  aliases: ['two_moons'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['upper moon', 'lower moon'],
  target: 'whether the point lies on the lower moon',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, (_, index) => {
      const label = index % 2;
      return { features: jitter(onMoon(label, random), hyper.noise, random), label };
    }),
};

/**
 * Draws a point of the upper moon (0) or the lower one (1): half circles, moved apart by their radius and by half of
 * it.
 */
export function onMoon(label: number, random: RandomStream): [number, number] {
  const angle = random.uniform(0, Math.PI);
  const side = label === 1 ? -1 : 1;
  return [side * radius * (Math.cos(angle) - 0.5), side * radius * (Math.sin(angle) - 0.25)];
}
