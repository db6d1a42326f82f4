import { describe, expect, it } from 'vitest';
import type { WorldDef } from '../../../../src/catalog/environments/dynamics/definition.ts';
import { worlds as environments } from '../../../../src/catalog/environments/dynamics/index.ts';
import type { Apply, LearnerDef } from '../../../../src/catalog/methods/learning/definition.ts';
import { learners as methods } from '../../../../src/catalog/methods/learning/index.ts';
import { noiseCount, roll } from '../../../../src/compiler/rollout/roll.ts';
import { count } from '../../../../src/compiler/rollout/statistics.ts';
import { finishGraph, float32, GraphBuilder, inputName } from '../../../../src/ir/graph.ts';
import { randomStream } from '../../../../src/math/random.ts';
import { sizeOf } from '../../../../src/math/shape.ts';
import { type Tensor, tensor } from '../../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../../src/ops/evaluate.ts';
import { matmul, reshape } from '../../../../src/ops/index.ts';
import { layoutOf, playIn } from '../../../support/agent.ts';
import { worstErrors } from '../../../support/entry-graphs.ts';
import { type Row, references } from '../../../support/environment-references.ts';
import { runGraph } from '../../../support/ort.ts';

const WORLDS_COUNT = 4;
const STEPS = 9;

const random = randomStream(5, 'rollout');
const uniform = (...shape: number[]) =>
  tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, () => random.uniform()),
  );
const rowOf = ({ shape, data }: Tensor, at: number) => {
  const width = data.length / (shape[0] as number);
  return [...data.subarray(at * width, (at + 1) * width)];
};

interface Case {
  readonly id: keyof typeof environments;
  readonly method: keyof typeof methods;
  readonly args?: Readonly<Record<string, number>>;
  /** The states in which the worlds are before the rollout. */
  readonly from: readonly (readonly number[])[];
}

const cases: readonly Case[] = [
  {
    id: 'cart_pole',
    method: 'actor_critic',
    from: [
      [0, 0, 0, 0, 495],
      [2.3, 1, 0, 0, 20],
      [0, 0, 0.2, 0.5, 498],
      [0, 0, 0, 0, 0],
    ],
  },
  {
    id: 'gridworld',
    method: 'q_learning',
    args: { size: 3, slip: 0.5 },
    from: [
      [0, 1, 97],
      [1, 1, 0],
      [0, 1, 3],
      [2, 0, 99],
    ],
  },
  { id: 'bandit', method: 'reinforce', from: [[0], [0], [0], [0]] },
];

describe.each(cases)('a rollout in $id', ({ id, method: methodId, args = {}, from }) => {
  const environment: WorldDef = environments[id];
  const method: LearnerDef = methods[methodId];
  const options = { environment, method, worlds: WORLDS_COUNT, steps: STEPS, world: args };
  const builder = new GraphBuilder();
  const play = playIn(builder, options);
  const features = sizeOf(environment.observation(play.world.args).shape);
  const actions = environment.actions(play.world.args).length;
  const weight = tensor(
    [features, actions],
    Array.from({ length: features * actions }, () => random.normal()),
  );
  const network: Apply = (x) =>
    matmul(
      reshape(x, [x.type.shape[0] as number, features]),
      builder.constant(weight.data, float32([features, actions])),
    );
  const start = tensor([WORLDS_COUNT, environment.state(play.world.args).length], from.flat());
  const width = noiseCount(play);
  const noise = uniform(STEPS * WORLDS_COUNT, width);
  const running = tensor([1, WORLDS_COUNT], [3, 0, -2, 1]);
  const latest = tensor([2, WORLDS_COUNT], [10, 20, 30, 40, 7, 5, 4, 0]);

  const input = (name: string, { shape }: Tensor) => builder.input(name, float32(shape));
  const { state, steps, worlds, ...experience } = roll(play, input('start', start), input('noise', noise), network);
  const statistics = count(
    { steps, worlds, ...experience },
    { running: input('running', running), latest: input('latest', latest) },
  );
  const graph = finishGraph({ state, ...experience, ...statistics });
  const used = new Set(graph.inputs.map(inputName));
  const feeds = Object.fromEntries(
    Object.entries({ start, noise, running, latest }).filter(([name]) => used.has(name)),
  );
  const results = evaluateGraph(graph, feeds) as Record<string, Tensor>;

  /** What the method adds to the scores, in float64. */
  function explored(columns: readonly number[], args_: Readonly<Record<string, number>>): number[] {
    if (method.acts === 'policy') return columns.map((u) => -Math.log(-Math.log(u)));
    const [explores = 0, ...others] = columns;
    const best = others.indexOf(Math.max(...others));
    return others.map((_, index) => (explores < (args_.epsilon as number) && index === best ? 1e9 : 0));
  }

  it('is what each world does by itself, with new episodes where old ones are over', () => {
    const tables = Object.fromEntries(Object.entries(layoutOf(options)).map(([name, { data }]) => [name, [...data]]));
    const reference = references[id]?.(play.world.args as never, tables as never);
    if (!reference) throw new Error(`no reference for ${id}`);
    let overs = 0;
    for (let world = 0; world < WORLDS_COUNT; world++) {
      let at = from[world] as readonly number[];
      let gain = running.data[world] as number;
      let [last, episodes] = [0, 1].map((row) => latest.data[row * WORLDS_COUNT + world] as number) as [number, number];
      for (let step = 0; step < STEPS; step++) {
        const place = step * WORLDS_COUNT + world;
        const row = (name: string) => rowOf(results[name] as Tensor, place);
        const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));
        const drawn = rowOf(noise, place);
        const { reset, step: perStep } = environment.noise;
        const observation = reference.observe(at as unknown as Row);
        const added = explored(drawn.slice(reset + perStep), play.learning.args);
        const scores = added.map((extra, action) =>
          observation.reduce((sum, x, k) => sum + x * (weight.data[k * actions + action] as number), extra),
        );
        const chosen = scores.indexOf(Math.max(...scores));
        const outcome = reference.step(at as unknown as Row, chosen, drawn.slice(reset) as unknown as Row);
        expect(row('observations')).toEqual(close(observation));
        expect(row('actions').indexOf(1)).toBe(chosen);
        expect(row('rewards')).toEqual(close([outcome.reward]));
        expect(row('next')).toEqual(close(reference.observe(outcome.next as unknown as Row)));
        expect([...row('over'), ...row('ended')]).toEqual([Number(outcome.over), Number(outcome.ended)]);
        gain += outcome.reward;
        at = outcome.next;
        if (!outcome.over) continue;
        overs++;
        [last, episodes, gain] = [gain, episodes + 1, 0];
        at = reference.reset(drawn as unknown as Row);
      }
      expect(rowOf(results.state as Tensor, world)).toEqual(at.map((value) => expect.closeTo(value, 9)));
      expect(results.running?.data[world]).toBeCloseTo(gain, 9);
      expect(results.latest?.data[world]).toBeCloseTo(last, 9);
      expect(results.latest?.data[WORLDS_COUNT + world]).toBe(episodes);
    }
    expect(overs).toBeGreaterThan(2);
  });

  it('is the same in onnxruntime', async () => {
    const errors = worstErrors(results, await runGraph(graph, feeds));
    expect(Object.entries(errors).filter(([, error]) => !(error < 1e-4))).toEqual([]);
  });
});
