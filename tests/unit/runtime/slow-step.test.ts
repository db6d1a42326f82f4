import { renderToString } from 'katex';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/arithmetic/calculate.ts';
import { type Calculation, isOperation } from '../../../src/arithmetic/calculation.ts';
import { type Trace, type TracedNumber, traceOf } from '../../../src/compiler/slow-step/trace.ts';
import { randomStream } from '../../../src/math/random.ts';
import { computeStep } from '../../../src/runtime/findings/slow-step.ts';
import { equationOf, equationTex, recalculated, texDigits } from '../../../src/ui/formula/equation.ts';
import { everyExperiment, fewerExperiments } from '../../support/every-experiment.ts';
import { lookAt, prepared } from '../../support/experiment.ts';

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
    const { quantities, names, isShortened, read } = await computeStep(lookAt(run), null);
    expect(isShortened).toBe(false);
    const all = quantities.map(({ quantity }) => quantity);
    for (const { kind, of, name, value } of all) {
      const values = read(value);
      if (kind === 'next' && of === 'parameter') expectClose(values, after.get(name) as Float32Array, name);
      checkTrace(traceOf({ names, read }, value, random.integer(values.length)));
    }
  });
});

/** Compares the new weights of the slow step with those of the step that trains. */
function expectClose(slow: ArrayLike<number>, fast: Float32Array, name: string): void {
  expect(fast, name).toHaveLength(slow.length);
  for (const [index, value] of fast.entries()) {
    const difference = Math.abs((slow[index] as number) - value);
    expect(difference, `${name} ${index}`).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(value)));
  }
}

function checkTrace(trace: Trace): void {
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
