import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { writeTraining } from '../../../src/export/onnx/training.ts';
import { isNoise, noiseFor } from '../../../src/runtime/feeds/noise.ts';
import { numbersFor } from '../../../src/runtime/feeds/numbers.ts';
import { Replica } from '../../../src/runtime/replica.ts';
import { trainingExperiments, wholeSteps } from '../../support/every-experiment.ts';
import { type Prepared, prepared } from '../../support/experiment.ts';
import { openFile } from '../../support/inference.ts';
import { acceptedFiles, hasOnnxChecker } from '../../support/onnx-checker.ts';

const experiments: readonly string[] = [
  ...trainingExperiments.optimizers,
  ...Object.values(wholeSteps),
  'data=digits&task=gan&net=dense(8,relu),generate(3),conv2d(2,3,leaky_relu)&d_steps=2&generator_opt=rmsprop',
  'data=gridworld(size=3)&method=q_learning(follow=0.01)&net=dense(4,tanh)&opt=sgd&worlds=3&moves=4',
  'data=cart_pole&method=actor_critic&net=dense(4,tanh),policy,dense(4,tanh)&worlds=3&moves=4',
];

const BEFORE = 2;
const ITERATIONS = 3;

const folder = mkdtempSync(join(tmpdir(), 'nabla-onnx-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the page feeds its own program for the next steps. */
function feedsOf({ spec, data, compiled }: Prepared, { inputNames }: InferenceSession): Record<string, Tensor> {
  const replica = new Replica({ spec, data }, compiled.batch);
  return Object.fromEntries(
    inputNames.map((name) => {
      if (name === 'batches') {
        const rows = replica.batches.rows(BEFORE, ITERATIONS);
        return [name, new Tensor('int32', rows, [ITERATIONS, compiled.training.rows])];
      }
      const input = compiled.training.perStep.find((one) => one.name === name);
      if (!input) throw new Error(`"${name}" has no default value`);
      return isNoise(input)
        ? [name, new Tensor('float32', noiseFor(input, [replica], BEFORE, ITERATIONS), [ITERATIONS, 1, ...input.shape])]
        : [name, new Tensor('float64', numbersFor(input, [replica], BEFORE, ITERATIONS), [ITERATIONS, 1])];
    }),
  );
}

describe('the exported training step', () => {
  it.each(experiments)(
    'makes the steps that the page makes: %s',
    async (text) => {
      const one = await prepared(text);
      const { spec, data, trainer } = one;
      await trainer.train(BEFORE);
      const state = await trainer.state();
      const file = writeTraining({ spec, data, state, step: BEFORE });
      writeFileSync(join(folder, `${experiments.indexOf(text)}.onnx`), file);
      const session = await openFile(file);
      const results = await session.run(feedsOf(one, session));
      await trainer.train(ITERATIONS);
      for (const [name, values] of await trainer.state()) {
        const found = results[`next/${name.replaceAll('/', '.')}`]?.data as Float32Array;
        const scale = Math.max(1e-3, ...values.map(Math.abs));
        const differences = values.map((value, index) => Math.abs(value - (found[index] as number)) / scale);
        expect(Math.max(...differences), name).toBeLessThan(1e-6);
      }
      await session.release();
      await trainer.dispose();
    },
    60_000,
  );
});

describe.skipIf(!hasOnnxChecker)('the checker of ONNX', () => {
  it('accepts every training step', () => {
    expect(acceptedFiles(folder)).toBe(experiments.length);
  }, 60_000);
});
