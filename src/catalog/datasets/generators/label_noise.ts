import type { Generator } from './generator.ts';
import { onMoon } from './moons.ts';
import { jitter } from './points.ts';

export const labelNoise: Generator<'n' | 'share' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const truth = index % 2;
    const features = jitter(onMoon(truth, random), hyper.noise, random);
    // Drawn for every example, so that a larger share keeps the mistakes of a smaller one.
    const label = random.uniform() < hyper.share ? 1 - truth : truth;
    return { features, label };
  });
