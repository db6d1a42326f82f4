import { describe, expect, it } from 'vitest';
import { trainingTables } from '../../../src/compiler/forward.ts';
import { compileMembers, initialStates, prepareMembers, stateOfMember } from '../../../src/compiler/replicas.ts';
import { entryOf, idsOf, liveValues } from '../../../src/experiment/index.ts';
import { finishGraph, float32, GraphBuilder, inputName, type Value } from '../../../src/ir/graph.ts';
import { sizeOf } from '../../../src/math/shape.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { experiment, prepared } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

const STEPS = 15;
const PINS = 'pin=dense1_weight(3,0.5),dense1_bias(0,-0.25),output_weight(2,1.5),output_bias(0,-1)';
const TEXT = `data=circle&net=dense(4,tanh)&${PINS}`;

type Prepared = Awaited<ReturnType<typeof prepared>>;

/**
 * The parameters after a number of steps in float64, computed plainly: the gradient of the batch, the optimizer's step
 * of every tensor, and then the pinned elements restored.
 */
function reference({ spec, data, compiled, trainer, initial }: Prepared, steps: number): Map<string, number[]> {
  const optimizer = entryOf('optimizers', spec.optimizer.id);
  const live = Object.fromEntries(Object.entries(liveValues(spec)).map(([name, value]) => [name, scalar(value)]));
  const tables = Object.entries(trainingTables(spec, data));
  const rows = trainer.upcomingRows(steps);
  let state = new Map([...initial].map(([name, values]) => [name, [...values]]));
  for (let step = 0; step < steps; step++) {
    const batch = rows.subarray(step * compiled.batch, (step + 1) * compiled.batch);
    const feeds: Record<string, Tensor> = { ...live };
    for (const { name, shape } of compiled.parameters) feeds[name] = tensor(shape, state.get(name) ?? []);
    for (const [name, table] of tables) {
      const width = table.shape[1] as number;
      const picked = [...batch].flatMap((row) => [...table.data.subarray(row * width, (row + 1) * width)]);
      feeds[name] = tensor([batch.length, width], picked);
    }
    const needed = compiled.gradients.inputs.map((input) => [inputName(input), feeds[inputName(input)]] as const);
    const gradients = evaluateGraph(compiled.gradients, Object.fromEntries(needed) as Record<string, Tensor>);
    const next = new Map(state);
    for (const { name, shape } of compiled.parameters) {
      const builder = new GraphBuilder();
      const of = (values: ArrayLike<number>): Value => builder.constant(Float64Array.from(values), float32(shape));
      const number = (value: number) => builder.constant(Float64Array.of(value), float32([]));
      const { parameter, slots } = optimizer.update({
        parameter: of(state.get(name) ?? []),
        gradient: of(gradients[name]?.data ?? []),
        slots: Object.fromEntries(Object.keys(optimizer.slots).map((s) => [s, of(state.get(`${name}/${s}`) ?? [])])),
        step: number(step + 1),
        hyper: Object.fromEntries(Object.entries(spec.optimizer.args).map(([key, value]) => [key, number(value)])),
      });
      for (const [slot, { data: values }] of Object.entries(evaluateGraph(finishGraph({ parameter, ...slots }), {}))) {
        next.set(slot === 'parameter' ? name : `${name}/${slot}`, [...values]);
      }
    }
    for (const { parameter, index, value } of spec.pins) (next.get(parameter) as number[])[index] = value;
    state = next;
  }
  return state;
}

describe.each(idsOf('optimizers'))('pins under %s', (id) => {
  it('stay fixed, and the others train like the float64 reference', async () => {
    const run = await prepared(`${TEXT}&opt=${id}`);
    const expected = reference(run, STEPS);
    await run.trainer.train(STEPS);
    const state = await run.trainer.state();
    for (const { name, shape } of run.compiled.parameters) {
      if (sizeOf(shape) > 1) expect(state.get(name), name).not.toEqual(run.initial.get(name));
      state.get(name)?.forEach((value, index) => {
        expect(value, `${name}[${index}]`).toBeCloseTo(expected.get(name)?.[index] as number, 4);
      });
    }
    for (const { parameter, index, value } of run.spec.pins) {
      expect(run.initial.get(parameter)?.[index]).toBe(value);
      expect(state.get(parameter)?.[index]).toBe(value);
    }
  });

  it('stay fixed whatever else acts on the weights, in every replica', async () => {
    const spec = experiment(
      `data=circle&net=dense(4,prelu,reg=l1(lambda=0.1)),dense(3,tanh)&opt=${id}&reg=l2(lambda=0.1),max_norm(limit=0.5),clip_norm&pin=dense1_weight(3,2),dense1_alpha(1,-0.5),dense2_weight(0,-2),output_bias(0,0.25)&replicas=3`,
    );
    const members = await prepareMembers(spec, readAsset);
    const compiled = compileMembers(members);
    const trainer = new Trainer(await wasm, compiled, members);
    trainer.setState(initialStates(members, compiled), 0);
    await trainer.train(STEPS);
    const state = await trainer.state();
    for (let replica = 0; replica < 3; replica++) {
      const own = stateOfMember(state, replica, 3);
      for (const { parameter, index, value } of spec.pins) expect(own.get(parameter)?.[index]).toBe(value);
    }
    expect(new Set(state.get('output/weight')).size).toBe(9);
    await trainer.dispose();
  });
});

it('a pinned element of a frozen layer also has its value', async () => {
  const { trainer, initial } = await prepared(
    'data=circle&net=dense(2,tanh,freeze=yes)&opt=adam&pin=dense1_weight(1,3)',
  );
  await trainer.train(5);
  expect((await trainer.state()).get('dense1/weight')).toEqual(initial.get('dense1/weight'));
  expect(initial.get('dense1/weight')?.[1]).toBe(3);
});
