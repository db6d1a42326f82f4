import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/arithmetic/calculate.ts';
import { type Calculation, isOperation } from '../../../src/arithmetic/calculation.ts';
import type { Place, TracedNumber } from '../../../src/compiler/slow-step/trace.ts';
import { randomStream } from '../../../src/math/random.ts';
import { type SlowStepView, slowStep } from '../../../src/runtime/findings/slow-step.ts';
import { everyExperiment, fewerExperiments } from '../../support/every-experiment.ts';
import { lookAt, type Prepared, prepared } from '../../support/experiment.ts';

async function follow(run: Prepared, stage: number, places: readonly Place[] = []): Promise<SlowStepView> {
  const search = slowStep.find(lookAt(run), { only: null, stage, places });
  for (;;) {
    const { done, value } = await search.next();
    if (done) return value as SlowStepView;
  }
}

async function allStages(run: Prepared): Promise<SlowStepView[]> {
  const first = await follow(run, 0);
  const views = [first];
  for (let stage = 1; stage < first.stages.length; stage++) views.push(await follow(run, stage));
  return views;
}

/** The size of the numbers of which a result is made, which limits how exact it can be in float32. */
function sizeOf(calculation: Calculation<TracedNumber>): number {
  if (!isOperation(calculation)) return Math.abs(calculation.value);
  return Math.max(...calculation.operands.map(sizeOf));
}

const texts = [...new Set([...fewerExperiments, ...everyExperiment])];

describe('a step, slowly', () => {
  for (const text of texts) {
    it(text, async () => {
      const run = await prepared(text);
      await run.trainer.train(3);
      const views = await allStages(run);
      const after = await run.trainer.peek();
      const random = randomStream(1, text);
      for (const view of views) {
        for (const quantity of view.quantities) {
          const next = quantity.kind === 'next' ? after.get(quantity.name) : undefined;
          if (quantity.kind === 'next') {
            expect(view.isShortened || next !== undefined || after.has('packed'), quantity.name).toBe(true);
          }
          if (next && !view.isShortened) {
            quantity.values.forEach((value, index) => {
              expect(Math.abs(value - (next[index] as number)), `${quantity.name} ${index}`).toBeLessThanOrEqual(
                1e-5 * (1 + Math.abs(value)),
              );
            });
          }
        }
        const places = view.quantities.flatMap(({ node, values }) =>
          Array.from({ length: 2 }, () => ({ node, index: random.integer(values.length) })),
        );
        const { traces } = await follow(run, view.at, places);
        expect(traces).toHaveLength(places.length);
        for (const trace of traces) {
          if (trace.calculation === null) continue;
          const found = calculate(trace.calculation, ({ value }) => value);
          const scale = sizeOf(trace.calculation);
          expect(
            Math.abs(found - trace.value),
            `${trace.tex} = ${JSON.stringify(trace.calculation)}`,
          ).toBeLessThanOrEqual(1e-5 * (Math.abs(trace.value) + scale) + 1e-9);
        }
      }
    });
  }
});
