import type { Generator } from './generator.ts';
import { extent } from './points.ts';

/** Centres and heights of the bumps: hills and hollows alternate over three columns and two rows. */
const bumps = [-1, 0, 1].flatMap((column) =>
  [-1, 1].map((row) => ({ x1: 1.15 * column, x2: 0.85 * row, height: column % 2 === 0 ? row : -row })),
);

export const gaussians: Generator<'n' | 'width' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const x1 = random.uniform(-extent, extent);
    const x2 = random.uniform(-extent, extent);
    const label = bumps.reduce((sum, bump) => {
      const square = (x1 - bump.x1) ** 2 + (x2 - bump.x2) ** 2;
      return sum + bump.height * Math.exp(-square / (2 * hyper.width ** 2));
    }, 0);
    return { features: [x1, x2], label: label + hyper.noise * random.normal() };
  });
