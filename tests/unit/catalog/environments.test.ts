import { describe, expect, it } from 'vitest';
import type { WorldDef } from '../../../src/catalog/environments/dynamics/definition.ts';
import { worlds } from '../../../src/catalog/environments/dynamics/index.ts';
import { learners as methods } from '../../../src/catalog/methods/learning/index.ts';
import { finishGraph, float32, GraphBuilder, inputName } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { toFloat } from '../../../src/ops/index.ts';
import { argumentsOf, playIn } from '../../support/agent.ts';
import { worstErrors } from '../../support/entry-graphs.ts';
import { type Row, references } from '../../support/environment-references.ts';
import { runGraph } from '../../support/ort.ts';

const WORLDS = 10;

interface Case {
  readonly id: keyof typeof worlds;
  readonly args?: Readonly<Record<string, number>>;
  /** Replaces tables of the layout. */
  readonly layout?: Readonly<Record<string, readonly number[]>>;
  /** States in which the first worlds begin. */
  readonly from?: readonly (readonly number[])[];
}

const cases: readonly Case[] = [
  { id: 'bandit' },
  { id: 'bandit', args: { arms: 2, deviation: 0 } },
  { id: 'gridworld' },
  { id: 'gridworld', args: { size: 10, slip: 0.3, step_reward: -0.1 } },
  {
    id: 'gridworld',
    args: { size: 2 },
    layout: { starts: [1, 0.5, 0, 2], walls: [0, 0, 1, 0], terminals: [0, 0, 0, 0], rewards: [0.1, 0.2, 0.3, 0.4] },
  },
  { id: 'gridworld', args: { size: 2 }, layout: { starts: [0, 0, 0, 0] } },
  {
    id: 'cart_pole',
    from: [
      [2.39, 1, 0, 0, 3],
      [-2.39, -1, 0, 0, 3],
      [0, 0, 0.2, 1, 3],
      [0, 0, -0.2, -1, 3],
      [0, 0, 0, 0, 499],
      [0, 0, 0, 0, 498],
    ],
  },
  {
    id: 'mountain_car',
    from: [
      [0.45, 0.06, 3],
      [0.45, 0.06, 199],
      [-1.19, -0.05, 3],
      [0.44, 0.0695, 3],
      [-0.5, 0, 199],
    ],
  },
  { id: 'catch' },
  { id: 'catch', args: { rows: 4, columns: 8 } },
];

/** One step of every world, as a graph. */
function stepOf({ id, args = {}, layout = {}, from = [] }: Case) {
  const environment: WorldDef = worlds[id];
  const builder = new GraphBuilder();
  const { world } = playIn(builder, { environment, method: methods.reinforce, world: args, layout });
  const { reset, step } = environment.noise;
  const input = (name: string, width: number) => builder.input(name, float32([WORLDS, width]));
  const state = input('state', environment.state(world.args).length);
  const action = input('action', environment.actions(world.args).length);
  const noise = step > 0 ? input('noise', step) : undefined;
  const chance = (noise && environment.chance?.(noise, world)) ?? null;
  const next = environment.step(state, action, chance, world);
  const graph = finishGraph({
    start: environment.reset(input('fresh', reset), world),
    next,
    over: toFloat(environment.over(next, world)),
    ended: environment.ended(next, world),
    reward: environment.reward({ state, action, next, ...(noise && { noise }) }, world),
    observation: environment.observe(next, world),
  });
  const tables = Object.fromEntries(
    Object.entries(world.layout).map(([name, { constant }]) => [name, [...(constant ?? [])]]),
  );
  return { environment, graph, world, from, reference: references[id]?.(world.args as never, tables as never) };
}

type Walked = ReturnType<typeof walk> extends Generator<infer Step> ? Step : never;

/** Random actions in all worlds, with what each step was given and what it resulted in. */
function* walk({ graph, environment, world, from }: ReturnType<typeof stepOf>, count: number) {
  const random = randomStream(7, 'walk');
  const numbers = (width: number) =>
    tensor(
      [WORLDS, width],
      Float64Array.from({ length: WORLDS * width }, () => random.uniform()),
    );
  const actions = environment.actions(world.args).length;
  const width = environment.state(world.args).length;
  const first = Array.from({ length: WORLDS }, (_, at) => from[at]);
  let state: Tensor | null = null;
  // Worlds repeat actions, so that they also get far.
  let chosen = new Array<number>(WORLDS).fill(0);
  const next = () => chosen.map((action) => (random.uniform() < 0.5 ? random.integer(actions) : action));
  for (let step = 0; step < count; step++) {
    chosen = next();
    const feeds = {
      fresh: numbers(environment.noise.reset),
      noise: numbers(environment.noise.step),
      action: tensor(
        [WORLDS, actions],
        chosen.flatMap((action) => Array.from({ length: actions }, (_, index) => Number(index === action))),
      ),
      state: state ?? tensor([WORLDS, width], new Float64Array(WORLDS * width)),
    };
    const results = evaluateGraph(graph, feeds) as Record<string, Tensor>;
    if (state === null) {
      const start = results.start as Tensor;
      state = tensor(
        start.shape,
        first.flatMap((row, at) => row ?? [...start.data.subarray(at * width, (at + 1) * width)]),
      );
      continue;
    }
    yield { feeds, results, chosen };
    state = blend(results);
  }
}

/** The next state, or the first of a new episode where it is over. */
function blend({ next, start, over }: Readonly<Record<string, Tensor>>): Tensor {
  const width = (next as Tensor).shape[1] as number;
  const data = (next as Tensor).data.map((value, index) =>
    over?.data[Math.floor(index / width)] === 1 ? (start?.data[index] as number) : value,
  );
  return { shape: (next as Tensor).shape, data };
}

const rowOf = ({ shape, data }: Tensor, at: number): Row => {
  const width = data.length / (shape[0] as number);
  return [...data.subarray(at * width, (at + 1) * width)] as unknown as Row;
};

describe.each(cases)('$id $args $layout', (one) => {
  const built = stepOf(one);
  const { graph, reference } = built;

  it('takes the steps of the published equations', () => {
    let episodes = 0;
    for (const { feeds, results, chosen } of walk(built, 110)) {
      for (let at = 0; at < WORLDS; at++) {
        const row = (name: string) => rowOf(results[name] as Tensor, at);
        const expected = reference?.step(rowOf(feeds.state, at), chosen[at] as number, rowOf(feeds.noise, at));
        const close = (values: readonly number[] | undefined) => values?.map((value) => expect.closeTo(value, 10));
        expect(row('next')).toEqual(close(expected?.next));
        expect(row('reward')).toEqual(close([expected?.reward as number]));
        expect(row('over')).toEqual([Number(expected?.over)]);
        expect(row('ended')).toEqual([Number(expected?.ended)]);
        expect(row('observation')).toEqual(close(reference?.observe(row('next'))));
        expect(row('start')).toEqual(close(reference?.reset(rowOf(feeds.fresh, at))));
        if (expected?.over) episodes++;
      }
    }
    expect(episodes).toBeGreaterThan(2);
  });

  it('takes the same steps in onnxruntime', async () => {
    const { feeds, results } = [...walk(built, 8)].at(-1) as Walked;
    const given: Readonly<Record<string, Tensor>> = feeds;
    const used = Object.fromEntries(graph.inputs.map(inputName).map((name) => [name, given[name] as Tensor]));
    const errors = worstErrors(results, await runGraph(graph, used));
    expect(Object.entries(errors).filter(([, error]) => !(error < 1e-5))).toEqual([]);
  });
});

describe.each(Object.keys(worlds) as (keyof typeof worlds)[])('%s', (id) => {
  const environment: WorldDef = worlds[id];

  it('has a default layout whose numbers are within their ranges', () => {
    const args = argumentsOf(environment.hyper);
    for (const table of Object.values(environment.layout?.(args, randomStream(1, 'layout')) ?? {})) {
      expect(table.initial).toHaveLength(table.shape.reduce((size, length) => size * length, 1));
      expect(Math.min(...table.initial)).toBeGreaterThanOrEqual(table.min);
      expect(Math.max(...table.initial)).toBeLessThanOrEqual(table.max);
      expect(table.explain).toMatch(/\.$/);
    }
  });

  it('says what the agent does in a sentence', () => {
    expect(environment.explain).toMatch(/^The agent .*\.$/);
  });
});
