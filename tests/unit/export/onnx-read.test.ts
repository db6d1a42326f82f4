import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, TensorProto_DataLocation, TensorProto_DataType } from 'onnx-buf';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExperimentSpec, print } from '../../../src/experiment/index.ts';
import { writeInference } from '../../../src/export/onnx/inference.ts';
import { readInference } from '../../../src/export/onnx/read.ts';
import { writeTraining } from '../../../src/export/onnx/training.ts';
import { randomStream } from '../../../src/math/random.ts';
import { LARGEST_FILE } from '../../../src/onnx/read-file.ts';
import { trained } from '../../support/inference.ts';

type Trained = Awaited<ReturnType<typeof trained>>;

let one: Trained;
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  one = await trained('data=penguins&missing=mean(indicator=yes)&net=dense(3,leaky_relu),batch_norm');
  file = writeInference(one);
});

/** The file with a text in it replaced, wherever it is, by another one of the same length. */
function withText(bytes: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes);
  expect(text.includes(from), from).toBe(true);
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) text.write(to, at);
  return new Uint8Array(text);
}

describe('an exported model that is read back', () => {
  it.each([
    'data=circle&net=dense(4,tanh)',
    'data=digits&task=autoencoder&net=conv2d(2,3,tanh),dense(4)',
    'data=moons&task=gan&net=dense(4,tanh),generate,dense(4,tanh),batch_norm',
    'data=cart_pole&method=actor_critic&net=dense(4,tanh),policy,dense(4,tanh)&worlds=3&moves=4',
    'data=parity(n=40,length=4)&net=lstm(4,bidirectional=yes)',
  ])('is the same experiment with the same parameters: %s', async (text) => {
    const exported = await trained(text);
    const read = readInference(writeInference(exported));
    expect(read.text).toBe(print(exported.spec));
    expect(print(read.spec)).toBe(read.text);
    expect(read.step).toBe(exported.step);
    expect(read.parameters.size).toBeGreaterThan(0);
    for (const [name, values] of read.parameters) expect(values, name).toEqual(exported.state.get(name));
    expect(writeInference({ ...exported, spec: read.spec as ExperimentSpec, state: read.parameters })).toEqual(
      writeInference(exported),
    );
  });

  it('includes the memory of layers', () => {
    expect([...readInference(file).parameters.keys()]).toEqual(
      expect.arrayContaining(['dense1/weight', 'batch_norm2/mean', 'batch_norm2/variance', 'output/bias']),
    );
  });

  it('is refused, with what was found and what was expected', () => {
    const sentence = (bytes: Uint8Array) => {
      try {
        readInference(bytes);
      } catch (error) {
        return (error as Error).message;
      }
      return 'read';
    };
    // A model with a producer and an empty graph.
    const other = Uint8Array.of(0x12, 7, ...new TextEncoder().encode('pytorch'), 0x3a, 0);
    const diverged = new Map([...one.state, ['output/bias', new Float32Array(3).fill(Number.NaN)]]);
    expect({
      elsewhere: sentence(other),
      empty: sentence(new Uint8Array()),
      text: sentence(new TextEncoder().encode('{"nodes": []}')),
      truncated: sentence(file.subarray(0, file.length - 40)),
      large: sentence({ length: LARGEST_FILE + 1 } as Uint8Array),
      version: sentence(withText(file, 'nabla.file_version\u0012\u00011', 'nabla.file_version\u0012\u00019')),
      experiment: sentence(withText(file, 'data=penguins', 'data=pengoons')),
      shape: sentence(withText(file, 'dense(3,leaky_relu)', 'dense(4,leaky_relu)')),
      diverged: sentence(writeInference({ ...one, state: diverged })),
      missing: sentence(withText(file, 'output.bias', 'output.bios')),
    }).toMatchInlineSnapshot(`
      {
        "diverged": ""output.bias" in the file has a value that is not a number.",
        "elsewhere": "The file is an ONNX model by "pytorch", but only one that Nabla exported says which experiment it belongs to.",
        "empty": "The file is no ONNX model, or a part of it is missing.",
        "experiment": "The experiment in the file cannot be read: data: unknown dataset "pengoons". Did you mean "penguins"? Using circle instead.",
        "large": "The file has 129 MB, but at most 128 MB are read.",
        "missing": "The file lacks "output.bias", which the experiment in it has.",
        "shape": ""dense1.weight" in the file has the shape [13,3], but the experiment in it needs [13,4].",
        "text": "The file is no ONNX model, or a part of it is missing.",
        "truncated": "The file is no ONNX model, or a part of it is missing.",
        "version": "The file has version "9", but this program reads version 1.",
      }
    `);
  });

  it('may have its numbers in the other field of ONNX, but not in another file', () => {
    const model = fromBinary(ModelProtoSchema, file);
    for (const tensor of model.graph?.initializer ?? []) {
      if (tensor.dataType !== TensorProto_DataType.FLOAT) continue;
      tensor.floatData = [...new Float32Array(tensor.rawData.slice().buffer)];
      tensor.rawData = new Uint8Array();
    }
    expect(readInference(toBinary(ModelProtoSchema, model)).parameters).toEqual(readInference(file).parameters);
    for (const tensor of model.graph?.initializer ?? []) tensor.dataLocation = TensorProto_DataLocation.EXTERNAL;
    expect(() => readInference(toBinary(ModelProtoSchema, model))).toThrow(/"dense1.weight" is in another file/);
  });

  it('says at most as many steps as a text can ask for', () => {
    const model = fromBinary(ModelProtoSchema, file);
    const step = model.metadataProps.find(({ key }) => key === 'nabla.step');
    if (step) step.value = '9007199254740991';
    expect(() => readInference(toBinary(ModelProtoSchema, model))).toThrow(/at most 1,000,000,000/);
  });

  it('may be the training step too, whose state has the parameters', async () => {
    const { text, parameters } = readInference(writeTraining(await trained('data=circle&net=dense(4,tanh)')));
    expect(text).toContain('data=circle');
    expect(parameters.size).toBe(4);
  });

  it('is valid or refused in a sentence, whatever 10,000 mutations have changed', async () => {
    const small = writeInference(await trained('data=circle&net=dense(2,leaky_relu),batch_norm'));
    const random = randomStream(1, 'mutated ONNX files');
    const outcomes = { valid: 0, refused: 0 };
    const odd: unknown[] = [];
    for (let round = 0; round < 10_000; round++) {
      try {
        const { step, parameters } = readInference(mutated(small, random));
        const isSound = Number.isSafeInteger(step) && [...parameters.values()].every(isFiniteArray);
        if (!isSound) odd.push(round);
        outcomes.valid++;
      } catch (error) {
        const isOwn = error instanceof Error && error.constructor === Error && /^(The|A|").*[.?]$/s.test(error.message);
        if (!isOwn) odd.push(error);
        outcomes.refused++;
      }
    }
    expect(odd).toEqual([]);
    expect(outcomes.valid).toBeGreaterThan(500);
    expect(outcomes.refused).toBeGreaterThan(500);
  }, 120_000);
});

const isFiniteArray = (values: Float32Array) => values.every(Number.isFinite);

/** A file with one to four changes: bytes, a piece cut out, doubled or filled, or the end missing. */
function mutated(bytes: Uint8Array, random: ReturnType<typeof randomStream>): Uint8Array {
  let changed = Uint8Array.from(bytes);
  const place = () => Math.floor(random.uniform() * changed.length);
  const changes = 1 + Math.floor(random.uniform() * 4);
  for (let change = 0; change < changes && changed.length > 0; change++) {
    const start = place();
    const end = Math.min(changed.length, start + 1 + Math.floor(random.uniform() * 12));
    switch (Math.floor(random.uniform() * 6)) {
      case 0:
        changed[start] = Math.floor(random.uniform() * 256);
        break;
      case 1:
        changed[start] = (changed[start] as number) ^ (1 << Math.floor(random.uniform() * 8));
        break;
      case 2:
        changed.fill(random.uniform() < 0.5 ? 0xff : 0, start, end);
        break;
      case 3:
        changed = new Uint8Array(Buffer.concat([changed.subarray(0, start), changed.subarray(end)]));
        break;
      case 4:
        changed = new Uint8Array(Buffer.concat([changed.subarray(0, end), changed.subarray(start)]));
        break;
      default:
        changed = changed.slice(0, Math.max(start, changed.length - 64));
    }
  }
  return changed;
}
