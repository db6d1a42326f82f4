import { renderToString } from 'katex';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/arithmetic/calculate.ts';
import { type Calculation, isOperation } from '../../../src/arithmetic/calculation.ts';
import type { Place, TracedNumber } from '../../../src/compiler/slow-step/trace.ts';
import { randomStream } from '../../../src/math/random.ts';
import { type SlowStepView, slowStep } from '../../../src/runtime/findings/slow-step.ts';
import { equationOf, equationTex, recalculated, texDigits } from '../../../src/ui/formula/equation.ts';
import { everyExperiment, fewerExperiments } from '../../support/every-experiment.ts';
import { lookAt, type Prepared, prepared } from '../../support/experiment.ts';

/** The numbers that are traced of each quantity of a step, at random. */
const TRACED = 2;

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

/** The largest number in a calculation, which limits how exact its result can be in float32. */
function largestIn(calculation: Calculation<TracedNumber>): number {
  if (!isOperation(calculation)) return Math.abs(calculation.value);
  return Math.max(0, ...calculation.operands.map(largestIn));
}

/** Every entry of the catalog, and whole networks of every architecture. */
const texts = [...new Set([...fewerExperiments, ...everyExperiment])];

describe('one step, slowly', () => {
  it('covers more than 200 experiments', () => {
    expect(texts.length).toBeGreaterThan(200);
  });

  it.each(texts)('has the numbers of the step that trains, and shows how they are computed: %s', async (text) => {
    const run = await prepared(text);
    await run.trainer.train(3);
    const after = await run.trainer.peek();
    const random = randomStream(1, text);
    for (const view of await allStages(run)) {
      for (const { kind, of, name, values } of view.quantities) {
        if (kind !== 'next' || of !== 'parameter') continue;
        expect(view.isShortened).toBe(false);
        const fast = after.get(name) as Float32Array;
        expect(fast, name).toHaveLength(values.length);
        for (const [index, value] of values.entries()) {
          const difference = Math.abs(value - (fast[index] as number));
          expect(difference, `${name} ${index}`).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(value)));
        }
      }
      const places = view.quantities.flatMap(({ node, values }) =>
        Array.from({ length: TRACED }, () => ({ node, index: random.integer(values.length) })),
      );
      const { traces } = await follow(run, view.at, places);
      expect(traces).toHaveLength(places.length);
      for (const trace of traces) checkTrace(trace);
    }
  });
});

function checkTrace(trace: SlowStepView['traces'][number]): void {
  const { calculation, value, tex } = trace;
  const equation = equationOf(trace);
  if (calculation === null || equation === null) return;
  const scale = largestIn(calculation);
  const found = calculate(calculation, (number) => number.value);
  expect(Math.abs(found - value), `${tex} from its numbers`).toBeLessThanOrEqual(
    1e-5 * (Math.abs(value) + scale) + 1e-9,
  );
  if (equation.agrees) {
    const shown = texDigits(recalculated(trace, equation), equation.digits);
    expect(shown.replace(/^-0$/, '0'), `${tex} from the digits on the page`).toBe(equation.result);
  } else {
    // Only where float32 itself has lost the digits.
    expect(Math.abs(value), `${tex} is not shown exactly`).toBeLessThanOrEqual(1e-4 * scale);
  }
  expect(() =>
    renderToString(equationTex(equation), {
      throwOnError: true,
      trust: true,
      strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    }),
  ).not.toThrow();
}
