/** Agents that learn from rewards, on the real engine. */
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/compiler/compiled.ts';
import { compileMembers, initialStates, prepareMembers, stateOfMember } from '../../../src/compiler/replicas.ts';
import { LATEST, NOISE, RUNNING, WORLDS } from '../../../src/compiler/rollout/rollout.ts';
import { idsOf, liveValues } from '../../../src/experiment/index.ts';
import { layoutOf } from '../../../src/experiment/world.ts';
import { inputName } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { sizeOf } from '../../../src/math/shape.ts';
import { tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { episode } from '../../../src/runtime/findings/episode.ts';
import type { Episode } from '../../../src/runtime/protocol.ts';
import { returnsOf } from '../../../src/runtime/returns.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { worstErrors } from '../../support/entry-graphs.ts';
import { type Row, references } from '../../support/environment-references.ts';
import { experiment, lookAt, type Prepared, prepared } from '../../support/experiment.ts';
import { readAsset, runGraph, wasm } from '../../support/ort.ts';

const GRID = 'data=gridworld(size=4)&worlds=4&moves=6';

async function found(run: Prepared): Promise<Episode> {
  const search = episode.find(lookAt(run), true);
  for (;;) {
    const { done, value } = await search.next();
    if (done) return value as Episode;
  }
}

it('repeats a run bit by bit, however its steps are divided', async () => {
  const results = [];
  for (const parts of [[60], [7, 33, 20]]) {
    const { trainer } = await prepared(GRID);
    for (const steps of parts) await trainer.train(steps);
    results.push({ state: await trainer.state(), scores: await trainer.evaluation.of(['train']) });
  }
  expect(results[1]).toEqual(results[0]);
});

describe.each(idsOf('methods'))('a step by %s', (id) => {
  it('is the same in onnxruntime as in float64, and keeps the worlds', async () => {
    const slow = id === 'q_learning' ? '(follow=0.25)' : '';
    const { compiled, spec, initial } = await prepared(`data=cart_pole&method=${id}${slow}&worlds=4&moves=5`);
    const { step, packs } = compiled.training;
    const random = randomStream(3, 'noise');
    const shapes = new Map(step.inputs.map((input) => [inputName(input), input.type.shape]));
    const packed = new Map(
      packs.map(({ name, members }) => [name, members.flatMap((one) => [...(initial.get(one.name) ?? [])])]),
    );
    const live: Record<string, number> = { ...liveValues(spec), step: 1 };
    const feeds = Object.fromEntries(
      [...shapes].map(([name, shape]) => {
        const values = packed.get(name) ?? initial.get(name);
        if (name === NOISE)
          return [
            name,
            tensor(
              shape,
              Array.from({ length: sizeOf(shape) }, () => random.uniform()),
            ),
          ];
        return [name, tensor(shape, values ?? [live[name] as number])];
      }),
    );
    const results = evaluateGraph(step, feeds);
    expect(Object.keys(results)).toEqual(expect.arrayContaining([WORLDS, RUNNING, LATEST]));
    const errors = worstErrors(results, await runGraph(step, feeds));
    expect(Object.entries(errors).filter(([, error]) => !(error < 1e-4))).toEqual([]);
  });
});

it('lets a slow copy follow its network', async () => {
  const { trainer, compiled } = await prepared(`${GRID}&method=q_learning(follow=0.25)`);
  const before = await trainer.state();
  await trainer.train(1);
  const between = await trainer.state();
  await trainer.train(1);
  const after = await trainer.state();
  const { name } = compiled.parameters[0] as { name: string };
  const copy = (state: State) => state.get(`slow/${name}`) as Float32Array;
  // At first it is equal, and it follows the parameters as they were before a step.
  expect(copy(before)).toEqual(before.get(name));
  expect(copy(between)).toEqual(before.get(name));
  copy(after).forEach((value, index) => {
    const [from, to] = [copy(between)[index] as number, between.get(name)?.[index] as number];
    expect(value).toBeCloseTo(from + 0.25 * (to - from), 6);
  });
});

it('trains replicas as single runs, each with its own chance and its own layout', async () => {
  const spec = experiment('data=bandit&worlds=8&moves=4&replicas=3');
  const members = await prepareMembers(spec, readAsset);
  const compiled = compileMembers(members);
  const trainer = new Trainer(await wasm, compiled, members);
  trainer.setState(initialStates(members, compiled), 0);
  await trainer.train(20);
  const together = await trainer.state();
  const scores = await trainer.evaluation.all(['train']);
  for (const [index, member] of members.entries()) {
    const single = await prepared(member.spec);
    await single.trainer.train(20);
    for (const [name, values] of await single.trainer.state()) {
      const own = stateOfMember(together, index, 3).get(name) as Float32Array;
      for (const [place, value] of values.entries()) expect(own[place], `${name} of ${index}`).toBeCloseTo(value, 4);
    }
    const own = await single.trainer.evaluation.of(['train']);
    expect(scores.get('train/metric')?.[index]).toBeCloseTo(own.get('train/metric') as number, 4);
  }
});

it('learns in a world that changes while it learns', async () => {
  const { trainer, spec } = await prepared('data=gridworld(size=4)');
  await trainer.train(150);
  expect((await trainer.evaluation.of(['train'])).get('train/metric')).toBeGreaterThan(0.85);
  // The reward moves to the opposite corner.
  const layout = ['rewards(3,0)', 'terminals(3,0)', 'rewards(15,1)', 'terminals(15,1)'];
  trainer.setLive(experiment(`data=gridworld(size=4)&layout=${layout.join()}`));
  await trainer.train(600);
  expect((await trainer.evaluation.of(['train'])).get('train/metric')).toBeGreaterThan(0.85);
  expect(spec.layout).toEqual([]);
});

describe.each([
  ['cart_pole', ''],
  ['gridworld', '(slip=0.4)'],
  ['catch', ''],
  ['mountain_car', ''],
] as const)('an episode of %s', (id, args) => {
  it('follows from its actions as the world prescribes, by the policy as it is', async () => {
    const run = await prepared(`data=${id}${args}&worlds=4&moves=4`);
    await run.trainer.train(3);
    const played = await found(run);
    const { args: hyper } = run.spec.data;
    const tables = Object.fromEntries(Object.entries(layoutOf(run.spec)).map(([name, { values }]) => [name, values]));
    const reference = references[id]?.(hyper as never, tables as never);
    if (!reference) throw new Error(`no reference for ${id}`);
    const moves = played.rewards.length;
    const width = played.states.length / (moves + 1);
    const features = played.observations.length / (moves + 1);
    const observation = (move: number) => [...played.observations.subarray(move * features, (move + 1) * features)];
    const state = (move: number) => [...played.states.subarray(move * width, (move + 1) * width)];
    const actions = played.probabilities.length / moves;
    expect(moves).toBeGreaterThan(4);
    for (const move of [0, 1, moves]) {
      const seen = reference.observe(state(move) as unknown as Row);
      expect(observation(move)).toEqual(seen.map((value) => expect.closeTo(value, 4)));
    }
    for (let move = 0; move < moves; move++) {
      const shares = [...played.probabilities.subarray(move * actions, (move + 1) * actions)];
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      // Chance may replace an action in a slippery grid.
      if (args !== '') continue;
      const next = reference.step(
        state(move) as unknown as Row,
        played.actions[move] as number,
        [0, 0] as unknown as Row,
      );
      expect(state(move + 1)).toEqual(next.next.map((value) => expect.closeTo(value, 4)));
      expect(played.rewards[move]).toBeCloseTo(next.reward, 5);
      expect(next.over).toBe(move === moves - 1);
      if (move === moves - 1) expect(played.ended).toBe(next.ended);
    }
    expect(played.values).toHaveLength(moves + 1);
    // The same moment gives the same episode.
    expect(await found(run)).toEqual(played);
  });
});

it('counts the returns of the worlds that have finished an episode', () => {
  const latest = Float32Array.of(5, 1, 0, 3, 2, 4, 0, 1);
  expect(returnsOf(new Map([[LATEST, latest]]))).toEqual({ 'return-low': 1.4, 'return-high': 4.6, episodes: 7 });
  expect(returnsOf(new Map())).toEqual({ 'return-low': Number.NaN, 'return-high': Number.NaN, episodes: Number.NaN });
});
