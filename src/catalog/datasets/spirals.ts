import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise, numbered } from './points.ts';

/** All arms run from `inner` to `outer`, which gives the coordinates unit variance. */
const inner = 0.25;
const outer = 2.31;

export const spirals: GeneratedDataset<'n' | 'k' | 'turns' | 'noise'> = {
  label: 'Spirals',
  hyper: {
    n,
    k: {
      label: 'Arms',
      tex: 'k',
      default: 3,
      min: 2,
      max: 5,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'More arms lie closer together and give the network more outputs.',
    },
    turns: {
      label: 'Turns',
      tex: 't',
      default: 0.75,
      min: 0.25,
      max: 2,
      scale: 'linear',
      effect: 'resample',
      explain: 'More turns wind the arms more tightly, so the borders between them get longer and closer together.',
    },
    noise,
  },
  kind: 'generated',
  task: 'multiclass',
  ...inThePlane,
  classes: ({ k }) => numbered('arm', k),
  target: 'which arm the point lies on',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, (_, index) => {
      const label = index % hyper.k;
      const along = random.uniform();
      const radius = inner + (outer - inner) * along;
      const angle = 2 * Math.PI * (hyper.turns * along + label / hyper.k);
      const point = [radius * Math.sin(angle), radius * Math.cos(angle)];
      return { features: jitter(point, hyper.noise, random), label };
    }),
};
