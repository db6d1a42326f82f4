import { describe, expect, it } from 'vitest';
import { parse, print } from '../../../src/experiment/index.ts';
import { gigabytes, STEP_MEMORY, stepMemory } from '../../../src/experiment/memory.ts';

const WIDE = 'data=fashion_mnist(n=6000)&net=conv2d(16,3,relu),conv2d(16,3,relu)';

const read = (text: string) => parse(text);
const messages = (text: string) => read(text).notices.map(({ message }) => message);

describe('the memory of a training step', () => {
  it('is about what onnxruntime was seen to use', () => {
    // Peak of the process with batches of 320 and of 32 images, in bytes: 1,025,372 kB and 662,980 kB.
    const measured = ((1_025_372 - 662_980) * 1024) / (320 - 32);
    const { perExample } = stepMemory(read(`${WIDE}&batch=32`).spec);
    expect(perExample / measured).toBeGreaterThan(0.75);
    expect(perExample / measured).toBeLessThan(1.33);
  });

  it('counts parameters once, however many examples there are', () => {
    const { perExample, fixed } = stepMemory(read('data=circle&net=dense(8,tanh)').spec);
    expect(fixed).toBe(4 * 9 * (2 * 8 + 8 + 8 + 1));
    expect(perExample).toBe(4 * 3 * (8 + 1));
  });
});

describe('a step that would need more memory than there is', () => {
  it('gets the largest batch that fits', () => {
    const { spec, notices } = read(`${WIDE}&batch=4000`);
    expect(notices.map(({ message }) => message)).toEqual([
      'batch: with these layers a step with 4000 examples would need about 5.05 GB of memory, and the engine has 3 GB; using 2375 instead.',
    ]);
    expect(spec.batch).toBe(2375);
    expect(read(print(spec)).notices).toEqual([]);
  });

  it('counts the examples of "all"', () => {
    expect(messages(`${WIDE}&batch=all`)).toEqual([expect.stringContaining('a step with 6000 examples')]);
    expect(messages('data=digits&net=conv2d(64,8,relu),conv2d(64,8,relu)&batch=all')).toEqual([
      expect.stringContaining('a step with 1797 examples'),
    ]);
    expect(messages('data=circle&net=dense(256,tanh),dense(256,tanh)&batch=all')).toEqual([]);
  });

  it('gets the largest number of copies that fits', () => {
    const { spec, notices } = read(`${WIDE}&batch=1000&replicas=8`);
    expect(notices.map(({ message }) => message)).toEqual([
      'replicas: a step of 8 copies would need about 10.1 GB of memory, and the engine has 3 GB; using 2 instead.',
    ]);
    expect(spec.replicas).toBe(2);
  });

  it('keeps at least one example and one network', () => {
    const layers = Array.from({ length: 12 }, () => 'conv2d(64,11,relu)').join(',');
    const { spec } = read(`data=fashion_mnist&net=${layers}&batch=all&replicas=64`);
    expect(spec.batch).toBeGreaterThanOrEqual(1);
    expect(spec.replicas).toBeGreaterThanOrEqual(1);
    const { perExample, fixed } = stepMemory(spec);
    expect(fixed + perExample).toBeLessThan(STEP_MEMORY);
  });
});

it('memory is given in gigabytes with three digits', () => {
  expect(gigabytes(STEP_MEMORY)).toBe('3 GB');
  expect(gigabytes(12_345_678_901)).toBe('12.3 GB');
});
