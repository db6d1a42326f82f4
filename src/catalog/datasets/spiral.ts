import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise } from './points.ts';

/**
 * Both arms run from `inner` to `outer` in this many turns; the distance from an arm to the middle of the gap is 0.34.
 */
const inner = 0.25;
const outer = 2.31;
const turns = 1.5;

export const spiral: GeneratedDataset<'n' | 'noise'> = {
  label: 'Spiral',
  text: 'Two arms wound around each other, one per class. Neighbouring turns belong to opposite classes, so the boundary has to wind as well, and a network must build it from many edges. It is the hardest of the two-dimensional datasets: one small hidden layer usually ends with a blurred half turn, while two layers of sixteen ReLU units, Adam and a few thousand steps usually succeed. Expect long plateaus followed by sudden progress, and some seeds that stay stuck. It rewards experiments with depth, width and learning rate. The arms are close together, so even moderate noise makes them touch, first near the centre.',
  reference: {
    authors: 'S. E. Fahlman, C. Lebiere',
    year: 1989,
    title: 'The Cascade-Correlation Learning Architecture',
    url: 'https://proceedings.neurips.cc/paper/1989/hash/69adc1e107f7f7d035d7baf04342e1ca-Abstract.html',
  },
  hyper: { n, noise },
  aliases: ['two_spirals'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['first arm', 'second arm'],
  target: 'which arm the point lies on',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, (_, index) => {
      const label = index % 2;
      const along = random.uniform();
      const radius = inner + (outer - inner) * along;
      const angle = 2 * Math.PI * turns * along + Math.PI * label;
      const point = [radius * Math.sin(angle), radius * Math.cos(angle)];
      return { features: jitter(point, hyper.noise, random), label };
    }),
};
