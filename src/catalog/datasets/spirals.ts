import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise, numbered } from './points.ts';

/** All arms run from `inner` to `outer`, which gives the coordinates unit variance. */
const inner = 0.25;
const outer = 2.31;

export const spirals: GeneratedDataset<'n' | 'k' | 'turns' | 'noise'> = {
  label: 'Spirals',
  text: 'Two to five arms that wind out of a common centre, one class each, in as many turns as you like. With half a turn the arms are bent sectors and a small hidden layer is enough; with every further half turn the borders get longer and closer together, until the same network runs out of edges. Use it to find out how much width and depth a shape needs, and to watch hidden units share the work for several outputs. Adam and two layers of ReLU or tanh units cope well. All arms meet near the centre, where even the best network has to guess once there is noise.',
  reference: {
    authors: 'A. Karpathy',
    year: 2015,
    title: 'CS231n: Putting it together: Minimal Neural Network Case Study',
    url: 'https://cs231n.github.io/neural-networks-case-study/',
  },
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
