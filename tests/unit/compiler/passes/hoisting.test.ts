import { fromBinary } from '@bufbuild/protobuf';
import { type GraphProto, ModelProtoSchema } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/compiler/compile.ts';
import { prepareData } from '../../../../src/compiler/data.ts';
import { scanProgram } from '../../../../src/onnx/training.ts';
import { StepInputs } from '../../../../src/runtime/feeds/step-inputs.ts';
import { Replica } from '../../../../src/runtime/replica.ts';
import { fewerExperiments } from '../../../support/every-experiment.ts';
import { experiment } from '../../../support/experiment.ts';
import { readAsset } from '../../../support/ort.ts';

const UNROLL = 2;

/** The model that trains an experiment, and its repeated part. */
async function trainingModel(text: string): Promise<{ outside: GraphProto; body: GraphProto }> {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  const compiled = compile(spec, data);
  const { training } = compiled;
  const { step, perStepNames: perStep } = new StepInputs(compiled, [new Replica({ spec, data }, compiled.batch)]);
  const { graph } = fromBinary(ModelProtoSchema, scanProgram({ ...training, step, perStep, unroll: UNROLL }).model);
  const scan = graph?.node.find(({ opType }) => opType === 'Scan');
  const body = scan?.attribute.find(({ name }) => name === 'body')?.g;
  if (!graph || !body) throw new Error('the model has no Scan');
  return { outside: graph, body };
}

const count = ({ node }: GraphProto, type: string) => node.filter(({ opType }) => opType === type).length;

describe('the Scan does not compute', () => {
  it("Adam's bias corrections, which are inputs of the model", async () => {
    const { outside, body } = await trainingModel('data=circle&net=dense(4,tanh)&opt=adam');
    // √(1 − β₂ᵗ) / (1 − β₁ᵗ) needs two powers, a root and a quotient …
    expect(['Pow', 'Sqrt', 'Div'].map((type) => count(outside, type))).toEqual([0, 0, 0]);
    // … and m / (√v + ε) a root and a quotient for every step.
    expect(['Pow', 'Sqrt', 'Div'].map((type) => count(body, type))).toEqual([0, UNROLL, UNROLL]);
  });

  it('the product of learning rate, schedule and the divisor of the mean loss', async () => {
    const { outside, body } = await trainingModel('data=plane&net=none&opt=sgd&schedule=cosine');
    expect(count(outside, 'Mul')).toBe(2);
    expect(count(body, 'Mul')).toBe(UNROLL);
  });

  it.each(fewerExperiments)('constants, and values that do not depend on the Scan: %s', async (text) => {
    const { body } = await trainingModel(text);
    expect(body.initializer).toEqual([]);
    const inside = new Set(body.input.map(({ name }) => name));
    for (const { opType, input, output } of body.node) {
      expect(
        input.some((name) => inside.has(name)),
        `${opType}(${input.join(', ')})`,
      ).toBe(true);
      for (const name of output) inside.add(name);
    }
  });
});
