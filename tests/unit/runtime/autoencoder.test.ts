import { describe, expect, it } from 'vitest';
import { codeLayer } from '../../../src/experiment/code-layer.ts';
import { symmetricEigen } from '../../../src/math/eigen.ts';
import { encode } from '../../../src/runtime/findings/codes.ts';
import { decode } from '../../../src/runtime/findings/decoded.ts';
import { analyse } from '../../../src/runtime/findings/principal.ts';
import { several } from '../../../src/runtime/findings/several.ts';
import { finish } from '../../../src/runtime/finish.ts';
import { experiment, lookAt, type Prepared, prepared } from '../../support/experiment.ts';

describe('the code layer', () => {
  it.each([
    ['data=digits&task=autoencoder&net=dense(32,tanh),dense(2,linear),dense(32,tanh)', 1, [2]],
    ['data=digits&task=autoencoder&net=dense(4,tanh),dense(4,linear),dense(32,tanh)', 0, [4]],
    ['data=digits&task=autoencoder&net=conv2d(1,3,relu),max_pool(2),conv2d(8,3,relu)', 1, [1, 4, 4]],
  ] as const)('is the narrowest hidden layer, the first of several: %s', (text, index, shape) => {
    const code = codeLayer(experiment(text));
    expect(code?.index).toBe(index);
    expect(code?.type.shape).toEqual(shape);
    expect(code?.isNarrow).toBe(true);
  });

  it('is none that a later layer bypasses', () => {
    const bypassed = 'data=iris&task=autoencoder&net=dense(3,tanh),dense(1,linear),dense(3,tanh),join(1)';
    expect(codeLayer(experiment(bypassed))?.index).toBe(0);
    const kept = 'data=iris&task=autoencoder&net=dense(3,tanh),dense(1,linear),dense(3,tanh),join(2)';
    expect(codeLayer(experiment(kept))?.index).toBe(1);
    const all = codeLayer(experiment('data=iris&task=autoencoder&net=dense(1,tanh),join(0)'));
    expect(all).toMatchObject({ index: 1, size: 5, isNarrow: false });
  });

  it('may be as wide as the input, or missing', () => {
    expect(codeLayer(experiment('data=circle&task=autoencoder&net=dense(2,tanh)'))?.isNarrow).toBe(false);
    expect(codeLayer(experiment('data=circle&task=autoencoder&net=none'))).toBeNull();
  });
});

/** The codes of a run, with its outputs for the same examples. */
async function coded(run: Prepared) {
  const look = lookAt(run);
  const codes = await finish(encode(look));
  if (!codes) throw new Error('there are no codes');
  const { value } = await several.find(look, { indices: [...codes.indices] }).next();
  if (!value) throw new Error('there are no outputs');
  return { look, codes, outputs: value.outputs };
}

describe('codes', () => {
  it.each([
    'data=iris&task=autoencoder&net=dense(6,tanh),dense(2,linear),dense(6,tanh)',
    'data=circle&task=autoencoder&net=dense(8,tanh),dense(1,linear),batch_norm,dense(8,tanh),dropout(0.3)',
    'data=digits&task=autoencoder&net=conv2d(4,3,relu),max_pool(2),flatten,dense(2,linear),dense(16,relu)&loss=bce',
    'data=digits&task=autoencoder&net=conv2d(2,3,relu),max_pool(2),conv2d(1,3,tanh),flatten,dense(40,relu)',
    'data=digits&task=autoencoder&net=dense(20,tanh),variational(2),dense(64,relu),to_image(4),upsample(2),conv2d(4,3,relu)',
    'data=iris&task=autoencoder&net=dense(6,tanh),dense(2,linear),dense(6,tanh),join(2)',
  ])('decode to what the whole network gives: %s', async (text) => {
    const run = await prepared(text);
    await run.trainer.train(30);
    const { look, codes, outputs } = await coded(run);
    const { train, validation } = run.data.parts;
    expect(codes.indices).toHaveLength(train.count + validation.count);
    const back = await finish(decode(look, { codes: codes.codes }));
    const width = run.data.features.length;
    expect(back?.outputs).toHaveLength(width * codes.indices.length);
    outputs.forEach((output, row) => {
      output.forEach((value, place) => {
        expect(back?.outputs[row * width + place]).toBeCloseTo(value, 6);
      });
      const x = row < train.count ? train.x : validation.x;
      const first = (row < train.count ? row : row - train.count) * width;
      const error = output.reduce((sum, value, place) => sum + (value - (x.data[first + place] as number)) ** 2, 0);
      expect(codes.errors[row]).toBeCloseTo(error / width, 5);
    });
  });

  it('of more than two numbers have the plane of their principal components', async () => {
    const { codes } = await coded(await prepared('data=iris&task=autoencoder&net=dense(3,tanh)'));
    expect(codes.plane.directions).toHaveLength(2);
    const [across, up] = codes.plane.directions as [number[], number[]];
    const dot = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
    expect(dot(across, across)).toBeCloseTo(1, 9);
    expect(dot(across, up)).toBeCloseTo(0, 9);
    expect(codes.plane.shares?.[0]).toBeGreaterThan(codes.plane.shares?.[1] as number);
  });

  it('are at most 2,000, in proportion to the parts', async () => {
    const { codes } = await coded(await prepared('data=circle(n=4000)&task=autoencoder&net=dense(1,linear)'));
    expect(codes.indices).toHaveLength(2000);
    expect(new Set(codes.indices).size).toBe(2000);
  });

  it('do not exist without a hidden layer, or for another task', async () => {
    for (const text of ['data=circle&task=autoencoder&net=none', 'data=circle&net=dense(2,tanh)']) {
      const look = lookAt(await prepared(text));
      expect(await finish(encode(look))).toBeNull();
      expect(await finish(decode(look, { codes: Float32Array.of(1, 2) }))).toBeNull();
      expect(await finish(analyse(look))).toBeNull();
    }
  });
});

describe('principal component analysis', () => {
  it.each(['data=iris', 'data=wine'])(
    'reconstructs with the error of the components that it drops: %s',
    async (data) => {
      const run = await prepared(`${data}&task=autoencoder&net=dense(2,linear)`);
      const found = await finish(analyse(lookAt(run)));
      const { values } = symmetricEigen(covarianceOf(run));
      const total = values.reduce((sum, value) => sum + value, 0);
      const kept = (values[0] as number) + (values[1] as number);
      expect(found?.components).toBe(2);
      expect(found?.train.explained).toBeCloseTo(kept / total, 9);
      expect(found?.train.error).toBeCloseTo((total - kept) / values.length, 9);
    },
  );

  it('explains 4/5 of points whose spread along one axis is twice that along the other', async () => {
    // The corners of a rhombus: variances 8 and 2, so the first component has 8 of 10.
    const points = [
      [4, 0],
      [-4, 0],
      [0, 2],
      [0, -2],
    ];
    const rows = { shape: [4, 2], data: Float64Array.from(points.flat()) };
    const run = await prepared('data=circle&task=autoencoder&net=dense(1,linear)');
    const part = { ...run.data.parts.train, count: 4, x: rows };
    const look = lookAt({ ...run, data: { ...run.data, parts: { ...run.data.parts, train: part } } });
    const found = await finish(analyse(look));
    expect(found?.train.explained).toBeCloseTo(0.8, 12);
    expect(found?.train.error).toBeCloseTo(1, 12);
  });

  it.each([
    ['data=iris&net=dense(2,linear)', 3000],
    ['data=circle&net=dense(1,linear)', 2000],
    ['data=digits&net=dense(3,linear)', 4000],
  ])('is what a linear network with as long a code learns: %s', async (text, steps) => {
    const run = await prepared(`${text}&task=autoencoder&batch=256&opt=adam(lr=0.01)`);
    await run.trainer.train(steps);
    const found = await finish(analyse(lookAt(run)));
    const learned = (await run.trainer.evaluation.of(['train', 'validation'])) as ReadonlyMap<string, number>;
    expect((learned.get('train/loss') as number) / (found?.train.error as number)).toBeCloseTo(1, 2);
    expect(learned.get('train/metric')).toBeCloseTo(found?.train.explained as number, 2);
    expect(learned.get('validation/metric')).toBeCloseTo(found?.validation?.explained as number, 1);
  });
});

/** The covariance of the training inputs. */
function covarianceOf({ data }: Prepared): readonly (readonly number[])[] {
  const { x, count } = data.parts.train;
  const width = data.features.length;
  const centred = Array.from({ length: width }, (_, at) => {
    const values = Array.from({ length: count }, (_, row) => x.data[row * width + at] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    return values.map((value) => value - mean);
  });
  return centred.map((a) =>
    centred.map((b) => a.reduce((sum, value, row) => sum + value * (b[row] as number), 0) / count),
  );
}
