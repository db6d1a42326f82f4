import { describe, expect, it } from 'vitest';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import type { OpName } from '../../../src/ops/table.ts';
import { worstErrors } from '../../support/entry-graphs.ts';
import { opCases } from '../../support/op-cases.ts';
import { opGraph } from '../../support/op-graphs.ts';
import { runGraph } from '../../support/ort.ts';

describe('every op and its gradient in onnxruntime-web against float64', () => {
  for (const op of Object.keys(opCases) as OpName[]) {
    it(op, async () => {
      const { graph, feeds } = opGraph([op]);
      const errors = worstErrors(evaluateGraph(graph, feeds), await runGraph(graph, feeds));
      // The negated comparison also rejects NaN.
      expect(Object.entries(errors).filter(([, error]) => !(error < 1e-5))).toEqual([]);
    });
  }
});
