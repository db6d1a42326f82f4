import { describe, expect, it } from 'vitest';
import { adam } from '../../../src/catalog/optimizers/adam.ts';
import type { OptimizerDef } from '../../../src/catalog/optimizers/definition.ts';
import { optimizers } from '../../../src/catalog/optimizers/index.ts';
import { momentum } from '../../../src/catalog/optimizers/momentum.ts';
import { sgd } from '../../../src/catalog/optimizers/sgd.ts';
import { type Racer, type Runner, racer } from '../../../src/figures/optimizer_race/race.ts';
import { SURFACES, type Surface, valuesOf } from '../../../src/figures/optimizer_race/surfaces.ts';
import { defaultsOf } from '../../../src/figures/parts/defaults.ts';
import type { Point } from '../../../src/figures/parts/types.ts';

function ranFor(steps: number, { start, step }: Racer, from: Point): Runner {
  let runner = start(from);
  for (let index = 0; index < steps; index++) runner = step(runner);
  return runner;
}

describe('surfaces', () => {
  it.each(Object.entries<Surface>(SURFACES))(
    '%s: no value of the picture is below that of its minima',
    (_, surface) => {
      const least = Math.min(...valuesOf(surface, 80));
      for (const minimum of surface.minima) {
        const { value } = racer(sgd, { lr: 0.1 }, surface).start(minimum);
        expect(value).toBeLessThanOrEqual(least + 1e-9);
      }
    },
  );

  it('have the values of their formulas', () => {
    const at = (surface: Surface, x: number, y: number) => racer(sgd, { lr: 0.1 }, surface).start({ x, y }).value;
    expect(at(SURFACES.rosenbrock, -1, 2)).toBeCloseTo(0.04 + 1, 12);
    expect(at(SURFACES.beale, 1, 0)).toBeCloseTo((0.25 + 1.25 ** 2 + 1.625 ** 2) / 20, 12);
    expect(at(SURFACES.saddle, 2, 2)).toBeCloseTo(2 - 2 + 1, 12);
    expect(at(SURFACES.ravine, 2, 1)).toBeCloseTo(0.5 + 9, 12);
  });

  it('are evaluated at the centres of cells, the top row first', () => {
    const values = valuesOf(SURFACES.ravine, 2);
    // The centres are x = ±2 and y = ±1.
    expect([...values]).toEqual([9.5, 9.5, 9.5, 9.5]);
    expect(valuesOf(SURFACES.rosenbrock, 2)[0]).toBeCloseTo(0.04 + (2 - 1) ** 2, 12);
  });
});

describe('a race', () => {
  it('moves SGD against the gradient', () => {
    // The gradient of the ravine at (2, 0.1) is (0.5, 1.8).
    const { at, step } = ranFor(1, racer(sgd, { lr: 0.1 }, SURFACES.ravine), { x: 2, y: 0.1 });
    expect(at.x).toBeCloseTo(1.95, 12);
    expect(at.y).toBeCloseTo(-0.08, 12);
    expect(step).toBe(1);
  });

  it('remembers the velocity of momentum', () => {
    // On the bowl from x = 1: v = 1, x = 0.9; then v = 0.5·1 + 0.9 = 1.4, x = 0.76.
    const { at } = ranFor(2, racer(momentum, { lr: 0.1, beta: 0.5 }, SURFACES.bowl), { x: 1, y: 0 });
    expect(at.x).toBeCloseTo(0.76, 12);
  });

  it('corrects the bias of Adam: its first step has the length of the learning rate', () => {
    const args = { ...defaultsOf(adam.hyper), lr: 0.05 };
    const { at } = ranFor(1, racer(adam, args, SURFACES.ravine), { x: 2, y: 0.1 });
    expect(at.x).toBeCloseTo(1.95, 7);
    expect(at.y).toBeCloseTo(0.05, 7);
  });

  it.each(Object.entries<OptimizerDef>(optimizers))('%s goes down in the bowl', (_, optimizer) => {
    const from = { x: -1, y: 0.7 };
    const bowl = racer(optimizer, defaultsOf(optimizer.hyper), SURFACES.bowl);
    expect(ranFor(30, bowl, from).value).toBeLessThan(bowl.start(from).value);
  });

  it('stops a runner that diverges', () => {
    const wild = racer(sgd, { lr: 1 }, SURFACES.ravine);
    const lost = ranFor(30, wild, { x: 1, y: 1 });
    expect(lost.isLost).toBe(true);
    expect(wild.step(lost)).toBe(lost);
  });
});
