import { describe, expect, it } from 'vitest';
import { buildLayer } from '../../../src/compiler/inspection.ts';
import { unscaled } from '../../../src/math/scale.ts';
import { type Forecast, type ForecastWish, predictSeries } from '../../../src/runtime/findings/forecast.ts';
import { finish } from '../../../src/runtime/finish.ts';
import { lookAt, type Prepared, prepared } from '../../support/experiment.ts';

const forecastIn = async (run: Prepared, wish: ForecastWish) =>
  (await finish(predictSeries(lookAt(run), wish))) as Forecast;

/** The outputs of the network for one input, in the unit of the data. */
async function infer({ trainer, compiled, spec, data }: Prepared, input: Float32Array): Promise<Float32Array> {
  const last = compiled.layers.length - 1;
  const feeds = new Map([['x', { shape: [1, input.length], data: input }]]);
  const found = await trainer.infer('by hand', () => buildLayer({ spec, data }, 1, last), { feeds });
  return (found.get('output') as Float32Array).map((value) => unscaled(value, data.targetScale));
}

const isClose = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  Array.from(a, (value, index) => expect(value).toBeCloseTo(b[index] as number, 4));
};

describe('a forecast of sequences with a target at every step', () => {
  it('has the series, the outputs of one pass, and predictions fed back by a loop', async () => {
    const run = await prepared('data=sines(n=40,length=20)&net=gru(6)&opt=adam(0.01)');
    await run.trainer.train(50);
    const index = run.data.parts.train.count + 2;
    const found = await forecastIn(run, { index, start: 0.5 });
    const { x, labels } = run.data.parts.validation;
    const input = Float32Array.from(x.data.subarray(40, 60));
    const series = [...input, labels[59] as number];
    isClose(found.actual, series);
    expect(found.ahead[0]).toBeNaN();
    isClose(found.ahead.subarray(1), await infer(run, input));
    expect(found.start).toBe(11);

    const values = series.slice(0, 11);
    while (values.length < series.length) {
      const padded = new Float32Array(20).fill(9);
      padded.set(values);
      values.push((await infer(run, padded))[values.length - 1] as number);
    }
    expect([...(found.free as Float32Array).subarray(0, 11)].every(Number.isNaN)).toBe(true);
    isClose((found.free as Float32Array).subarray(11), values.slice(11));
  });

  it('does not feed back the predictions of a network that looks ahead', async () => {
    const run = await prepared('data=chaos(n=40,length=12)&net=gru(4,bidirectional=yes)');
    expect((await forecastIn(run, { index: 0, start: 0.5 })).free).toBe('ahead');
  });
});

describe('a forecast of windows of a series', () => {
  it('has the unit of the data, and slides the window over its own predictions', async () => {
    const run = await prepared('data=sunspots&series=12,1&features=sunspots&net=gru(6)&opt=adam(0.01)');
    await run.trainer.train(50);
    const { step, actual, ahead, free, start } = await forecastIn(run, { index: 0, start: 0.2 });
    const { count, labels, x } = run.data.parts.validation;
    expect(step).toBe(50);
    expect(actual).toHaveLength(12 + count);
    const [scale] = run.data.scales.values();
    const values = [...actual];
    isClose(
      values.slice(0, 12),
      Array.from(x.data.subarray(0, 12), (value) => unscaled(value, scale ?? run.data.targetScale)),
    );
    isClose(
      values.slice(12),
      Array.from(labels, (value) => unscaled(value, run.data.targetScale)),
    );
    const scaledWindow = (window: readonly number[]) =>
      Float32Array.from(window, (value) => (value - (scale?.offset ?? 0)) * (scale?.factor ?? 1));
    isClose([ahead[12] as number], await infer(run, scaledWindow(values.slice(0, 12))));

    const looped = values.slice(0, start);
    while (looped.length < values.length) {
      looped.push((await infer(run, scaledWindow(looped.slice(-12))))[0] as number);
    }
    Array.from((free as Float32Array).subarray(start), (value, place) =>
      expect(value / (looped[start + place] as number)).toBeCloseTo(1, 3),
    );
  });

  it.each([
    ['data=sunspots&series=12,1', 'inputs', 1],
    ['data=sunspots&series=12,3&features=sunspots', 'horizon', 3],
    ['data=sunspots&series=12,1&features=year', 'target', 1],
  ])('says why predictions cannot be fed back: %s', async (text, reason, horizon) => {
    const run = await prepared(`${text}&net=gru(4)`);
    const found = await forecastIn(run, { index: 0, start: 0.5 });
    expect(found.free).toBe(reason);
    expect(found.horizon).toBe(horizon);
    expect(found.ahead.some(Number.isFinite)).toBe(true);
  });

  it('is not found for other data', async () => {
    const run = await prepared('data=adding(n=50)&net=gru(4)');
    expect(await finish(predictSeries(lookAt(run), { index: 0, start: 0.5 }))).toBeNull();
  });
});
