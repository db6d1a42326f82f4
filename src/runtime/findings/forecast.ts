import { buildLayer } from '../../compiler/inspection.ts';
import { scaled, UNSCALED, unscaled } from '../../math/scale.ts';
import type { Fed } from '../feeds/feed.ts';
import { type Look, ownState } from '../look.ts';
import { type NotFree, type Stretch, stretchOf, whyNotFree } from './forecast/stretch.ts';
import { passThrough } from './slices.ts';
import type { Subject } from './subject.ts';

export interface ForecastWish {
  /** Index in `RunView.points` of the sequence; of windows of a series, the longest stretch of validation is used. */
  readonly index: number;
  /** The share of the predicted values after which predictions are fed back, from 0 to 1. */
  readonly start: number;
}

/** A time series with its predictions, all in the unit of the data. */
export interface Forecast {
  readonly step: number;
  readonly of: ForecastWish;
  readonly actual: Float32Array;
  /** For each value the prediction from the actual values up to `horizon` before it; NaN where there are too few. */
  readonly ahead: Float32Array;
  readonly horizon: number;
  /** The first value that is predicted from predictions, as an index. */
  readonly start: number;
  /** From `start` on, the prediction from the predictions before it; NaN elsewhere. The reason if there is none. */
  readonly free: Float32Array | NotFree;
}

export const forecast = {
  keeps: 'latest',
  interval: 500,
  find: predictSeries,
} as const satisfies Subject<Forecast, ForecastWish>;

/** The most values that are predicted from predictions. */
const LONGEST = 150;

/** @returns null if the run predicts no numbers of a series, or has no such example */
export async function* predictSeries(look: Look, wish: ForecastWish): AsyncGenerator<void, Forecast | null> {
  const { trainer, compiled, member } = look;
  const stretch = stretchOf(member, wish.index);
  if (stretch === null) return null;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const outputs = outputsOf(look, state);
  const { actual, first, horizon, passes } = stretch;
  const ahead = new Float32Array(actual.length).fill(Number.NaN);
  const take = (values: Float32Array, pass: number) => ahead.set(values, passes[pass]?.first);
  const [only, ...others] = passes;
  if (only && others.length === 0) {
    take(await outputs(only.input), 0);
  } else {
    const at = (pass: number) => (passes[pass] as (typeof passes)[number]).input;
    yield* passThrough({ ...look, state }, compiled.layers.length - 1, { count: passes.length, at }, (values, pass) =>
      take(inUnit(values, member), pass),
    );
  }
  const start = Math.min(actual.length - 1, first + Math.round(wish.start * (actual.length - 1 - first)));
  const reason = whyNotFree(member);
  const free = reason ?? (yield* runFreely(stretch, start, outputs));
  return { step, of: wish, actual, ahead, horizon, start, free };
}

type Outputs = (input: Float32Array) => Promise<Float32Array>;

/** Computes the outputs for an input, in the unit of the data, with the parameters of one moment. */
function outputsOf({ trainer, compiled, member, replica }: Look, state: ReadonlyMap<string, Float32Array>): Outputs {
  const last = compiled.layers.length - 1;
  const { name } = compiled.layers[last] as (typeof compiled.layers)[number];
  const feeds = new Map<string, Fed>(
    compiled.state.map((one) => [one.name, { shape: one.shape, data: state.get(one.name) as Float32Array }]),
  );
  return async (input) => {
    feeds.set('x', { shape: [1, input.length], data: input });
    const results = await trainer.infer(`forecast ${replica}`, () => buildLayer(member, 1, last), { replica, feeds });
    return inUnit(results.get(name) as Float32Array, member);
  };
}

function inUnit(values: Float32Array, { data: { targetScale } }: Look['member']): Float32Array {
  return values.map((value) => unscaled(value, targetScale));
}

/**
 * Feeds each prediction back as the last input. The network reads the values so far, filled up at the end, or the last
 * ones if there are more than it has steps.
 */
async function* runFreely(
  { actual, steps, inputScale, perStep }: Stretch,
  start: number,
  outputs: Outputs,
): AsyncGenerator<void, Float32Array> {
  const free = new Float32Array(actual.length).fill(Number.NaN);
  const values = Array.from(actual.subarray(0, start));
  while (values.length < Math.min(actual.length, start + LONGEST)) {
    const input = new Float32Array(steps);
    const read = values.slice(-steps).map((value) => scaled(value, inputScale ?? UNSCALED));
    input.set(read);
    const predicted = (await outputs(input))[perStep ? read.length - 1 : 0] as number;
    free[values.length] = predicted;
    values.push(predicted);
    yield;
  }
  return free;
}
