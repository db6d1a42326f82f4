import type { Generator } from './generator.ts';
import { extent, jitter } from './points.ts';

/** The border is 0.6 x1 + 0.8 x2 = 0; this unit vector points from it into class 1. */
const normal = [0.6, 0.8] as const;

export const linear: Generator<'n' | 'margin' | 'noise'> = (hyper, random) => {
  const depth = depthOf(hyper.margin);
  return Array.from({ length: hyper.n }, (_, index) => {
    const label = index % 2;
    const distance = (label === 1 ? 1 : -1) * (hyper.margin + depth * random.uniform());
    const along = random.uniform(-extent, extent);
    const point = [distance * normal[0] - along * normal[1], distance * normal[1] + along * normal[0]];
    return { features: jitter(point, hyper.noise, random), label };
  });
};

/** How far each class extends beyond its margin m: the D at which the mean square distance m² + m D + D² / 3 is 1. */
function depthOf(margin: number): number {
  return (Math.sqrt(12 - 3 * margin ** 2) - 3 * margin) / 2;
}
