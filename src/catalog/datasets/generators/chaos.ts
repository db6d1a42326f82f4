import type { SequenceGenerator } from './generator.ts';
import { oneStepAhead } from './time-series.ts';

export const chaos: SequenceGenerator<'n' | 'length' | 'r'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const values = [random.uniform(0.01, 0.99)];
    for (let x = values[0] as number; values.length <= hyper.length; values.push(x)) x = hyper.r * x * (1 - x);
    return oneStepAhead(values);
  });
