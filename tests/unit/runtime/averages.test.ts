import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/compiler/compiled.ts';
import { compileMembers, initialStates, prepareMembers, stateOfMember } from '../../../src/compiler/replicas.ts';
import { type ExperimentSpec, variants } from '../../../src/experiment/index.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { experiment, prepared } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

const STEPS = 60;
const NET = 'data=circle&net=dense(3,tanh)&batch=all';

/** With a learning rate of 0 the parameters do not change, nor does the gradient, so the slots have a closed form. */
const still = (spec: ExperimentSpec): ExperimentSpec => ({
  ...spec,
  optimizer: { ...spec.optimizer, args: { ...spec.optimizer.args, lr: 0 } },
});

/** The state of every replica after some steps without a learning rate. */
async function remembered(text: string, steps: number): Promise<readonly State[]> {
  const spec = experiment(text);
  const members = await prepareMembers(spec, readAsset);
  const compiled = compileMembers(members);
  const trainer = new Trainer(await wasm, compiled, members);
  trainer.setState(initialStates(members, compiled), 0);
  trainer.setLive(still(spec));
  await trainer.train(steps);
  const state = await trainer.state();
  return members.map((_, index) => stateOfMember(state, index, members.length));
}

/** The gradients as the engine computes them, by parameter: the velocity after one step of momentum. */
async function gradients(text = `${NET}&opt=momentum`): Promise<Map<string, Float32Array>> {
  const [state] = (await remembered(text, 1)) as [State];
  const ofVelocity = /^(.*)\/velocity$/;
  return new Map(
    [...state].flatMap(([name, values]): [string, Float32Array][] => {
      const [, parameter] = ofVelocity.exec(name) ?? [];
      return parameter ? [[parameter, values]] : [];
    }),
  );
}

/** The value of each slot after some steps with the same gradient g, in float64. */
type Closed = (g: number, steps: number) => number;
const share = (beta: number, steps: number) => 1 - beta ** steps;
const mean =
  (beta: number): Closed =>
  (g, steps) =>
    share(beta, steps) * g;
const square =
  (beta: number): Closed =>
  (g, steps) =>
    share(beta, steps) * g * g;
const adam = { m: mean(0.999), v: square(0.9999) };
/** The mean square of Adadelta's own steps, ε = 1e-6. */
const ofSteps: Closed = (g, steps) => {
  let [v, u] = [0, 0];
  for (let step = 0; step < steps; step++) {
    v = 0.9999 * v + (1 - 0.9999) * g * g;
    u = 0.9999 * u + (1 - 0.9999) * g * g * ((u + 1e-6) / (v + 1e-6));
  }
  return u;
};

const cases: [optimizer: string, slots: Record<string, Closed>][] = [
  ['adam(beta1=0.999,beta2=0.9999)', adam],
  ['adamw(beta1=0.999,beta2=0.9999)', adam],
  ['nadam(beta1=0.999,beta2=0.9999)', adam],
  ['amsgrad(beta1=0.999,beta2=0.9999)', { ...adam, peak: square(0.9999) }],
  ['rmsprop(rho=0.9999)', { v: square(0.9999) }],
  ['adadelta(rho=0.9999)', { v: square(0.9999), u: ofSteps }],
  ['lion(beta1=0.9,beta2=0.9999)', { m: mean(0.9999) }],
];

function expectExact(actual: Float32Array | undefined, of: Float32Array, closed: Closed, steps: number, what: string) {
  expect(actual, what).toHaveLength(of.length);
  of.forEach((g, place) => {
    const expected = closed(g, steps);
    const error = expected === 0 ? Math.abs(actual?.[place] as number) : (actual?.[place] as number) / expected - 1;
    expect(Math.abs(error), `${what}[${place}]`).toBeLessThan(1e-6);
  });
}

describe('running averages near 1 are as exact as float32', () => {
  it.each(cases)('%s', async (optimizer, slots) => {
    const g = await gradients();
    for (const steps of [1, STEPS]) {
      const [state] = (await remembered(`${NET}&opt=${optimizer}`, steps)) as [State];
      for (const [slot, closed] of Object.entries(slots)) {
        for (const [name, of] of g) expectExact(state.get(`${name}/${slot}`), of, closed, steps, `${name}/${slot}`);
      }
    }
  });

  it('of a sweep over β₂, each replica with its own', async () => {
    const g = await gradients(`${NET}&opt=momentum&sweep=beta(0..0.9,3)`);
    const text = `${NET}&opt=adam&sweep=beta2(0.99..0.9999,3)`;
    const states = await remembered(text, STEPS);
    for (const [index, { optimizer }] of variants(experiment(text)).entries()) {
      const closed = square(optimizer.args.beta2 as number);
      for (const [name, of] of g) expectExact(states[index]?.get(`${name}/v`), of, closed, STEPS, `${index} ${name}/v`);
    }
  });

  it('over thousands of steps, when their start hardly matters any more', async () => {
    const g = await gradients();
    const [state] = (await remembered(`${NET}&opt=rmsprop(rho=0.999)`, 20_000)) as [State];
    for (const [name, of] of g) {
      of.forEach((value, place) => {
        // Each of the last thousand steps, which matter, rounds by up to 6e-8.
        expect((state.get(`${name}/v`)?.[place] as number) / value ** 2).toBeCloseTo(1, 3);
      });
    }
  });

  it('and forget everything in each step if β is 0', async () => {
    const one = 'data=circle&net=dense(3,tanh)&batch=1';
    for (let steps = 1; steps <= 10; steps++) {
      const [squares] = (await remembered(`${one}&opt=rmsprop(rho=0)`, steps)) as [State];
      const [slopes] = (await remembered(`${one}&opt=momentum(beta=0)`, steps)) as [State];
      for (const [name, values] of squares) {
        if (!name.endsWith('/v')) continue;
        const g = slopes.get(name.replace(/v$/, 'velocity')) as Float32Array;
        expect([...values]).toEqual([...g].map((slope) => Math.fround(slope * slope)));
      }
    }
  });
});

describe('the first step of Adam', () => {
  it.each(['adam', 'nadam'])('%s is as long as the learning rate, whatever β₂', async (id) => {
    const { trainer, initial } = await prepared(`${NET}&opt=${id}(lr=0.01,beta1=0,beta2=0.9999,epsilon=1e-10)`);
    await trainer.train(1);
    const state = await trainer.state();
    const g = await gradients();
    for (const [name, of] of g) {
      of.forEach((slope, place) => {
        if (Math.abs(slope) < 1e-4) return;
        const moved = (state.get(name)?.[place] as number) - (initial.get(name)?.[place] as number);
        expect(moved / (-0.01 * Math.sign(slope))).toBeCloseTo(1, 4);
      });
    }
  });
});
