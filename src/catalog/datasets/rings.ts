import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise, numbered } from './points.ts';

/** Thickness of a ring, as a share of the distance between the middles of neighbouring rings. */
const thickness = 0.25;

export const rings: GeneratedDataset<'n' | 'k' | 'noise'> = {
  label: 'Rings',
  hyper: {
    n,
    k: {
      label: 'Rings',
      tex: 'k',
      default: 3,
      min: 2,
      max: 5,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'More rings lie closer together and give the network more outputs.',
    },
    noise: { ...noise, default: 0.05 },
  },
  kind: 'generated',
  task: 'multiclass',
  ...inThePlane,
  classes: ({ k }) => numbered('ring', k),
  target: 'which ring the point lies on, from the inside out',
  generate: (hyper, random) => {
    const distance = ringDistance(hyper.k);
    return Array.from({ length: hyper.n }, (_, index) => {
      const label = index % hyper.k;
      const radius = distance * (label + 1 + thickness * random.uniform(-0.5, 0.5));
      const angle = random.uniform(0, 2 * Math.PI);
      const point = [radius * Math.cos(angle), radius * Math.sin(angle)];
      return { features: jitter(point, hyper.noise, random), label };
    });
  },
};

/**
 * The distance between the middles of neighbouring rings that gives the coordinates unit variance: the mean square
 * radius is 2.
 */
function ringDistance(count: number): number {
  const meanSquare = ((count + 1) * (2 * count + 1)) / 6 + thickness ** 2 / 12;
  return Math.sqrt(2 / meanSquare);
}
