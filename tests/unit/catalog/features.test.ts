import { describe, expect, it } from 'vitest';
import { dataOf, defaultSpec, entryOf, idsOf } from '../../../src/experiment/index.ts';
import { finishGraph, float32, GraphBuilder } from '../../../src/ir/graph.ts';
import { tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';

const formulas: Readonly<Record<string, (x1: number, x2: number) => number>> = {
  x1_squared: (x1) => x1 ** 2,
  x2_squared: (_, x2) => x2 ** 2,
  x1_x2: (x1, x2) => x1 * x2,
  sin_x1: (x1) => Math.sin(x1),
  sin_x2: (_, x2) => Math.sin(x2),
  cos_x1: (x1) => Math.cos(x1),
  cos_x2: (_, x2) => Math.cos(x2),
};

const x1 = [-2.5, -1, 0, 0.3, 1.7, 40];
const x2 = [0.4, -3, 0, 2.2, -0.1, 5];

it('has a formula here for every entry', () => {
  expect(Object.keys(formulas)).toEqual(idsOf('features'));
});

describe.each(idsOf('features'))('feature %s', (id) => {
  const { build, uses, symbol } = entryOf('features', id);

  function values(first: readonly number[], second: readonly number[]): number[] {
    const builder = new GraphBuilder();
    const shape = [first.length];
    const graph = finishGraph({
      value: build([builder.input('x1', float32(shape)), builder.input('x2', float32(shape))]),
    });
    return [...(evaluateGraph(graph, { x1: tensor(shape, first), x2: tensor(shape, second) }).value?.data ?? [])];
  }

  it('computes what its name says', () => {
    values(x1, x2).forEach((value, row) => {
      expect(value).toBeCloseTo(formulas[id]?.(x1[row] as number, x2[row] as number) as number, 12);
    });
  });

  it('uses the features that it declares, and no others', () => {
    const zeros = x1.map(() => 0);
    expect(values(zeros, x2).join() !== values(x1, x2).join()).toBe(uses.includes(0));
    expect(values(x1, zeros).join() !== values(x1, x2).join()).toBe(uses.includes(1));
    expect(symbol.includes('x₁')).toBe(uses.includes(0));
    expect(symbol.includes('x₂')).toBe(uses.includes(1));
  });

  it('does not share its name with a feature of any dataset', () => {
    for (const dataId of idsOf('datasets')) {
      expect(dataOf(defaultSpec(dataId)).columns.map((column) => column.id)).not.toContain(id);
    }
  });
});
