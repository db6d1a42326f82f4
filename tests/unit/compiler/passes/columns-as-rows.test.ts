import { describe, expect, it, vi } from 'vitest';
import { columnsAsRows } from '../../../../src/compiler/passes/columns-as-rows.ts';
import { compileMembers, initialStates, prepareMembers } from '../../../../src/compiler/replicas.ts';
import type { RepeatedStep } from '../../../../src/onnx/training.ts';
import { openEngine } from '../../../../src/runtime/session.ts';
import { Trainer } from '../../../../src/runtime/trainer.ts';
import { experiment } from '../../../support/experiment.ts';
import { readAsset } from '../../../support/ort.ts';

vi.mock('../../../../src/compiler/passes/columns-as-rows.ts', { spy: true });

const STEPS = 40;

/** The state after some steps, and the last step that was compiled for them, as it was before the pass and after it. */
async function train(text: string) {
  vi.mocked(columnsAsRows).mockClear();
  const members = await prepareMembers(experiment(text), readAsset);
  const compiled = compileMembers(members);
  const trainer = new Trainer(await openEngine('wasm'), compiled, members);
  trainer.setState(initialStates(members, compiled), 0);
  await trainer.train(STEPS);
  const state = await trainer.state();
  await trainer.dispose();
  const { calls, results } = vi.mocked(columnsAsRows).mock;
  return { state, before: calls.at(-1)?.[0] as RepeatedStep, after: results.at(-1)?.value as RepeatedStep };
}

/** The shapes of matrix products with more than one row. */
function products({ step }: RepeatedStep): string[] {
  const found = step.values.filter(({ op, type: { shape } }) => /^(matmul|gemm)$/.test(op) && shape[0] !== 1);
  return found.map(({ type }) => type.shape.join('×'));
}

const networks = [
  'none',
  'dense(8,tanh)',
  'dense(64,relu),dense(32,tanh)',
  'dense(150,tanh)',
  'dense(12,elu),dense(1,tanh)',
];
const batches = [1, 10, 64, 200, 256];
const experiments = networks.flatMap((net) =>
  batches.flatMap((batch) => [
    `data=circle&net=${net}&opt=sgd(lr=0.1)&batch=${batch}`,
    `data=plane&net=${net}&opt=adam&batch=${batch}`,
  ]),
);
const others = [
  'data=circle&net=dense(32,tanh)&opt=sgd&reg=max_norm(2)&batch=64',
  'data=circle&net=dense(32,tanh)&opt=adam&reg=max_norm(2)&batch=64',
  'data=circle&net=dense(32,tanh)&opt=sgd&reg=l2(0.01)&batch=64',
  'data=circle&net=dense(32,tanh)&opt=sgd&loss=hinge&batch=64',
  'data=circle&net=dense(8,tanh)&opt=sgd&replicas=3',
  'data=moons&task=gan&opt=sgd&batch=64',
  'data=moons(n=400)&task=gan&net=dense(32,relu),generate,dense(32,relu)&loss=wasserstein&batch=128',
  'data=adding(n=200,length=4)&net=lstm(8)&batch=64',
];

describe('columnsAsRows', () => {
  it.each([...experiments, ...others])('does not change a bit of the state: %s', async (text) => {
    const { state } = await train(text);
    vi.mocked(columnsAsRows).mockImplementation((loop) => loop);
    const plain = await train(text);
    vi.mocked(columnsAsRows).mockRestore();
    for (const [name, values] of plain.state) {
      expect(new Uint32Array(state.get(name)?.slice().buffer as ArrayBuffer), name).toEqual(
        new Uint32Array(values.slice().buffer),
      );
    }
  });

  it('leaves no product with a single column where a single output has many inputs and examples', async () => {
    const { before, after } = await train('data=plane&net=dense(64,tanh)&opt=sgd&batch=64');
    expect(products(before)).toEqual(['64×64', '64×1', '64×64', '3×64', '64×1']);
    expect(products(after)).toEqual(['64×64', '64×64', '3×64']);
  });

  it('keeps a weight as a row from step to step, so that only the output is reshaped', async () => {
    const { after } = await train('data=plane&net=dense(64,tanh)&opt=sgd&batch=64');
    const columns = after.step.values.filter(({ op, type: { shape } }) => op === 'reshape' && (shape[0] as number) > 1);
    expect(columns.map(({ type }) => type.shape)).toEqual([[64, 1]]);
    expect(after.packs.find(({ name }) => name === 'row/output/weight')?.shape).toEqual([1, 64]);
  });

  it('leaves small products alone, which gain less than a reshape costs', async () => {
    const { after } = await train('data=plane&net=dense(8,tanh)&opt=sgd&batch=10');
    expect(products(after)).toContain('10×1');
  });
});
