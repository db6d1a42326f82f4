import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/compiler/compiled.ts';
import { type Backflow, flowBack } from '../../../src/runtime/findings/backflow.ts';
import { connect } from '../../../src/runtime/findings/connectivity.ts';
import { type Inside, lookInside } from '../../../src/runtime/findings/inside.ts';
import {
  compareRecurrences,
  type Recurrences,
  type RecurrencesAtStep,
} from '../../../src/runtime/findings/recurrences.ts';
import { finish } from '../../../src/runtime/finish.ts';
import { lookAt, type Prepared, prepared } from '../../support/experiment.ts';

type Kind = 'rnn' | 'lstm' | 'gru';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const STEPS = 6;
const UNITS = 3;

/** A trained network for the adding problem, whose output is linear. */
async function trained(net: string, steps = 30): Promise<Prepared> {
  const run = await prepared(`data=adding(n=60,length=${STEPS})&net=${net}&loss=mse&batch=16&seed=3`);
  await run.trainer.train(steps);
  return run;
}

const exampleOf = ({ data }: Prepared, index: number) =>
  Array.from({ length: STEPS }, (_, step) => {
    const from = (index * STEPS + step) * 2;
    return [...data.parts.train.x.data.subarray(from, from + 2)];
  });

/** A change of the state after a step. */
interface Bump {
  readonly step: number;
  readonly unit: number;
  readonly by: number;
}

/** A recurrence in float64, as the formulas of the layers have it: its values at every step, and the output of the network. */
function recur(kind: Kind, state: State, inputs: readonly (readonly number[])[], bump?: Bump) {
  const weights = (name: string) => Float64Array.from(state.get(`${kind}1/${name}`) as Float32Array);
  const [ih, hh, bias] = [weights('weight_ih'), weights('weight_hh'), weights('bias')];
  const gates = { rnn: 1, gru: 3, lstm: 4 }[kind];
  const width = gates * UNITS;
  let h = new Array<number>(UNITS).fill(0);
  let c = new Array<number>(UNITS).fill(0);
  const steps = inputs.map((x, step) => {
    const fromInput = (column: number) =>
      (bias[column] as number) + x.reduce((sum, value, row) => sum + value * (ih[row * width + column] as number), 0);
    const fromState = (column: number, before = h) =>
      before.reduce((sum, value, row) => sum + value * (hh[row * width + column] as number), 0);
    const gate = (index: number) =>
      h.map((_, unit) => fromInput(index * UNITS + unit) + fromState(index * UNITS + unit));
    const inside: Record<string, number[]> = {};
    if (kind === 'rnn') {
      inside.sum = gate(0);
      inside.h = inside.sum.map(Math.tanh);
    } else if (kind === 'lstm') {
      const [i, f, g, o] = [gate(0).map(sigmoid), gate(1).map(sigmoid), gate(2).map(Math.tanh), gate(3).map(sigmoid)];
      c = c.map((cell, unit) => (f[unit] as number) * cell + (i[unit] as number) * (g[unit] as number));
      Object.assign(inside, { i, f, g, o, c });
      inside.h = c.map((cell, unit) => (o[unit] as number) * Math.tanh(cell));
    } else {
      const added = weights('bias_hn');
      const [r, z] = [gate(0).map(sigmoid), gate(1).map(sigmoid)];
      const n = h.map((_, unit) => {
        const column = 2 * UNITS + unit;
        const recurrent = fromState(column) + (added[unit] as number);
        return Math.tanh(fromInput(column) + (r[unit] as number) * recurrent);
      });
      Object.assign(inside, { r, z, n });
      inside.h = n.map((news, unit) => (1 - (z[unit] as number)) * news + (z[unit] as number) * (h[unit] as number));
    }
    h = inside.h.map((value, unit) => (bump?.step === step && bump.unit === unit ? value + bump.by : value));
    return inside;
  });
  const weight = state.get('output/weight') as Float32Array;
  const output = h.reduce((sum, value, unit) => sum + value * (weight[unit] as number), 0);
  return { steps, output: output + (state.get('output/bias')?.[0] as number) };
}

describe('the inside of a recurrent layer', () => {
  it.each(['rnn', 'lstm', 'gru'] as const)('has the numbers of the recurrence by hand: %s', async (kind) => {
    const run = await trained(`${kind}(${UNITS})`);
    const { values, step } = (await lookInside(lookAt(run), { of: { index: 4 }, layer: 0 })) as Inside;
    const { steps } = recur(kind, await run.trainer.state(), exampleOf(run, 4));
    expect(step).toBe(30);
    for (const name of Object.keys(steps[0] ?? {})) {
      const expected = steps.flatMap((inside) => inside[name] as number[]);
      expect(values.get(name)?.length, name).toBe(STEPS * UNITS);
      for (const [place, value] of expected.entries()) expect(values.get(name)?.[place], name).toBeCloseTo(value, 5);
    }
    expect([...(values.get('output') ?? [])]).toEqual([...(values.get('h')?.subarray(-UNITS) ?? [])]);
  });

  it('has sums of two terms, from the input and from the state', async () => {
    const run = await trained(`lstm(${UNITS})`);
    const { values } = (await lookInside(lookAt(run), { of: { index: 0 }, layer: 0 })) as Inside;
    const [added, sum] = [values.get('added'), values.get('sum')];
    // Nothing comes from the state at the first step.
    expect([...(sum?.subarray(0, 4 * UNITS) ?? [])]).toEqual([...(added?.subarray(0, 4 * UNITS) ?? [])]);
    values.get('f')?.forEach((forget, place) => {
      const [step, unit] = [Math.floor(place / UNITS), place % UNITS];
      expect(sigmoid(sum?.[(step * 4 + 1) * UNITS + unit] as number)).toBeCloseTo(forget, 6);
    });
  });

  it('has both directions in the order of the sequence', async () => {
    const run = await trained(`gru(${UNITS},every,bidirectional=yes),average_over_time`);
    const { values } = (await lookInside(lookAt(run), { of: { index: 0 }, layer: 0 })) as Inside;
    const output = values.get('output') as Float32Array;
    for (let step = 0; step < STEPS; step++) {
      const row = [...output.subarray(2 * UNITS * step, 2 * UNITS * (step + 1))];
      const of = (name: string) => [...(values.get(name)?.subarray(UNITS * step, UNITS * (step + 1)) ?? [])];
      expect([...of('h'), ...of('h_reverse')]).toEqual(row);
    }
  });

  it('is only the output for any other layer, and null for an example that the data lack', async () => {
    const run = await trained('conv1d(4,3),average_over_time');
    const found = await lookInside(lookAt(run), { of: { index: 0 }, layer: 0 });
    expect([...(found?.values.keys() ?? [])]).toEqual(['output']);
    expect(await lookInside(lookAt(run), { of: { index: 60 }, layer: 0 })).toBeNull();
  });
});

describe('the gradient by time', () => {
  it.each(['rnn', 'lstm', 'gru'] as const)('equals finite differences through time: %s', async (kind) => {
    const run = await trained(`${kind}(${UNITS})`);
    const { layers, examples } = (await finish(flowBack(lookAt(run)))) as Backflow;
    expect(layers).toMatchObject([{ layer: 0, reverse: false }]);
    expect(examples).toBe(32);
    const state = await run.trainer.state();
    const lossOf = (index: number, bump: Bump) =>
      (recur(kind, state, exampleOf(run, index), bump).output - (run.data.parts.train.y.data[index] as number)) ** 2;
    const small = 1e-5;
    for (let step = 0; step < STEPS; step++) {
      let sum = 0;
      for (let index = 0; index < examples; index++) {
        const slopes = Array.from({ length: UNITS }, (_, unit) => {
          const [above, below] = [small, -small].map((by) => lossOf(index, { step, unit, by })) as [number, number];
          return (above - below) / (2 * small);
        });
        sum += Math.hypot(...slopes);
      }
      const norm = layers[0]?.norms[step] as number;
      expect(norm / (sum / examples)).toBeCloseTo(1, 3);
    }
  });

  it('is exactly 0 before the last cut of a truncation, and not after it', async () => {
    const run = await trained(`rnn(${UNITS},truncate=2)`);
    const { layers } = (await finish(flowBack(lookAt(run)))) as Backflow;
    // The last two of six steps are after the cut.
    expect(layers[0]?.norms.map((norm) => norm > 0)).toEqual([false, false, false, false, true, true]);
    expect(layers[0]?.norms[0]).toBe(0);
  });

  it('is null without a recurrent layer', async () => {
    expect(await finish(flowBack(lookAt(await trained('conv1d(4,3),average_over_time', 1))))).toBeNull();
  });

  it('is compared with other kinds of layers, which make as many steps', async () => {
    const run = await trained(`lstm(${UNITS})`, 12);
    const found = await finish(compareRecurrences(lookAt(run)));
    const { step, own, networks } = (found as Recurrences).comparison as RecurrencesAtStep;
    expect(step).toBe(12);
    expect(networks.map(({ kind, step }) => [kind, step])).toEqual([
      ['rnn', 12],
      ['gru', 12],
    ]);
    expect(own).toEqual((await finish(flowBack(lookAt(run))))?.layers);
    // The rival is the network that one would train instead.
    const alone = (await finish(flowBack(lookAt(await trained(`gru(${UNITS})`, 12))))) as Backflow;
    expect(networks[1]?.layers).toEqual(alone.layers);
  });

  it('is of one step, however far the run has trained until the others have caught up', async () => {
    const run = await trained(`lstm(${UNITS})`, 12);
    const before = (await finish(flowBack(lookAt(run))))?.layers;
    const search = compareRecurrences(lookAt(run));
    const reports: Recurrences[] = [];
    let piece = await search.next();
    for (; piece.done !== true; piece = await search.next()) {
      if (piece.value) reports.push(piece.value);
      await run.trainer.train(1);
    }
    expect(reports[0]).toEqual({
      comparison: null,
      goal: 12,
      progress: [
        { kind: 'rnn', step: 0 },
        { kind: 'gru', step: 0 },
      ],
    });
    expect(reports.at(-1)?.progress[0]).toEqual({ kind: 'rnn', step: 12 });
    expect(piece.value?.comparison).toMatchObject({ step: 12, own: before, networks: [{ step: 12 }, { step: 12 }] });
    // Until the next one is complete, the latest comparison remains.
    const { value } = await compareRecurrences(lookAt(run)).next();
    expect(value).toMatchObject({ comparison: { step: 12 }, goal: run.trainer.step });
  });
});

describe('the connectivity', () => {
  it('is 0 for later steps with a causal mask, and has a gradient for the others', async () => {
    const run = await prepared('data=reverse(n=60)&net=embedding(8),positions,self_attention(2,causal)&seed=2');
    const at = 3;
    const found = await connect(lookAt(run), { of: { index: 1 }, at, label: null });
    expect(found?.by).toBe('embedding');
    found?.strengths.forEach((strength, step) => {
      if (step > at) expect(strength).toBe(0);
      else expect(strength).toBeGreaterThan(0);
    });
    const logits = found?.logits.subarray(at * run.data.outputs, (at + 1) * run.data.outputs) ?? new Float32Array();
    expect(found?.value).toBe(Math.max(...logits));
  });

  it('is the gradient of the output by the numbers of each step', async () => {
    const run = await trained(`gru(${UNITS})`);
    const found = await connect(lookAt(run), { of: { index: 0 }, at: 0, label: null });
    const state = await run.trainer.state();
    const inputs = exampleOf(run, 0);
    expect(found?.by).toBe('numbers');
    expect(found?.value).toBeCloseTo(recur('gru', state, inputs).output, 5);
    const small = 1e-5;
    for (let step = 0; step < STEPS; step++) {
      const slopes = [0, 1].map((feature) => {
        const [above, below] = [small, -small].map((by) => {
          const moved = inputs.map((x, at) =>
            x.map((value, place) => (at === step && place === feature ? value + by : value)),
          );
          return recur('gru', state, moved).output;
        }) as [number, number];
        return (above - below) / (2 * small);
      });
      expect((found?.strengths[step] as number) / Math.hypot(...slopes)).toBeCloseTo(1, 3);
    }
  });

  it('of one-hot tokens has the opposite sign of neither class of two', async () => {
    const run = await prepared('data=parity(n=60)&net=rnn(4)&seed=2');
    const [first, second] = await Promise.all(
      [0, 1].map((label) => connect(lookAt(run), { of: { index: 0 }, at: 0, label })),
    );
    expect(first?.by).toBe('token');
    expect(first?.value).toBe(-(second?.value as number));
    expect(first?.strengths).toEqual(second?.strengths);
  });
});
