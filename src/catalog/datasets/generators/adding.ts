import type { SequenceGenerator } from './generator.ts';

export const adding: SequenceGenerator<'n' | 'length'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const values = Array.from({ length: hyper.length }, () => random.uniform());
    const half = Math.floor(hyper.length / 2);
    const marked = [random.integer(half), half + random.integer(hyper.length - half)];
    return {
      sequence: values.flatMap((value, step) => [value, marked.includes(step) ? 1 : 0]),
      target: marked.reduce((sum, step) => sum + (values[step] as number), 0),
    };
  });
