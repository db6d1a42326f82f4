import { compile } from '../compiler/compile.ts';
import type { Compiled, State } from '../compiler/compiled.ts';
import { initialState } from '../compiler/initial.ts';
import { loadedStates } from '../compiler/loaded.ts';
import type { Member } from '../compiler/replicas.ts';
import type { Shape } from '../math/shape.ts';
import type { Engine } from './engine.ts';
import { isNoise, noiseFor } from './feeds/noise.ts';
import { Replica } from './replica.ts';
import { EVALUATED } from './series.ts';
import { Trainer } from './trainer.ts';

/** Random numbers that the recorded steps used. */
export interface RecordedNoise {
  /** `dropout1/mask`. */
  readonly name: string;
  /** The shape in one step. */
  readonly shape: Shape;
  readonly distribution: 'uniform' | 'normal';
  /** [steps, …shape] */
  readonly values: Float32Array;
}

/** The first steps of a run, so that another program can repeat them and compare its losses. */
export interface Recording {
  readonly steps: number;
  /** The state before the first step: parameters, memory of layers, and slots of optimizers. */
  readonly initial: State;
  /** The rows of the training part that each step uses, [steps, batch]; null for an agent. */
  readonly rows: { readonly batch: number; readonly values: Int32Array } | null;
  readonly noise: readonly RecordedNoise[];
  /** Losses and metrics before the first step and after each, by their names such as `train/loss`: [steps + 1]. */
  readonly scores: ReadonlyMap<string, Float32Array>;
}

/** The relative change of the initial parameters by which the effect of rounding is measured, and what it may be there. */
const NUDGE = 1e-7;
const TOLERATED = 2e-5;

/** An experiment before its first step. */
interface Beginning {
  readonly compiled: Compiled;
  readonly initial: State;
}

/** @param loaded tensors of a file from which it starts, by name; undefined if they are drawn */
export function beginningOf(member: Member, loaded?: ReadonlyMap<string, Float32Array>): Beginning {
  const { spec, data } = member;
  const compiled = compile(spec, data);
  return { compiled, initial: loaded ? loadedStates([member], compiled, loaded) : initialState(spec, compiled) };
}

/**
 * Makes the first steps of an experiment on the engine. Where an optimizer enlarges rounding, as Adam does where a
 * gradient is nothing else, no other program would arrive at the same losses, so the recording ends before.
 * @param steps fewer are made if rounding shows, or if early stopping ends the run before; whatever `until` asks
 */
export async function record(
  engine: Engine,
  { spec, data }: Member,
  steps: number,
  { compiled, initial }: Beginning,
): Promise<Recording> {
  const trainer = new Trainer(engine, compiled, [{ spec: { ...spec, until: [] }, data }]);
  const series = await scoresFrom(trainer, initial, steps);
  const parameters = new Set(compiled.parameters.map(({ name }) => name));
  const nudged = new Map([...initial].map(([name, values]) => [name, parameters.has(name) ? nudge(values) : values]));
  const made = agreeing(series, await scoresFrom(trainer, nudged, series.length - 1)) - 1;
  await trainer.dispose();

  const replica = new Replica({ spec, data }, compiled.batch);
  const noise = compiled.training.perStep.filter(isNoise).map((input) => ({
    name: input.name,
    shape: input.shape,
    distribution: input.holds as RecordedNoise['distribution'],
    values: noiseFor(input, [replica], 0, made),
  }));
  const hasRows = Object.keys(compiled.training.tables).length > 0;
  const rows = hasRows ? { batch: compiled.batch, values: replica.batches.rows(0, made) } : null;
  const kept = series.slice(0, made + 1);
  const scores = new Map(
    [...(series[0]?.keys() ?? [])].map((name) => [name, Float32Array.from(kept, (one) => one.get(name) ?? Number.NaN)]),
  );
  return { steps: made, initial, rows, noise, scores };
}

type Scores = ReadonlyMap<string, number>;

/** The scores before the first step and after each. */
async function scoresFrom(trainer: Trainer, initial: State, steps: number): Promise<readonly Scores[]> {
  trainer.setState(initial, 0);
  const series = [await trainer.evaluation.of(EVALUATED)];
  while (trainer.step < steps) {
    await trainer.train(1);
    // It may have gone back to the best state.
    if (trainer.stopped !== null) break;
    series.push(await trainer.evaluation.of(EVALUATED));
  }
  return series;
}

function nudge(values: Float32Array): Float32Array {
  return values.map((value, index) => value + (index % 2 === 0 ? NUDGE : -NUDGE) * Math.max(Math.abs(value), 0.1));
}

/** How many of the first scores have the same losses in both, at least one. */
function agreeing(series: readonly Scores[], others: readonly Scores[]): number {
  const differs = series.findIndex((scores, step) =>
    [...scores].some(([name, score]) => {
      const other = others[step]?.get(name) ?? Number.NaN;
      return isLoss(name) && !(Math.abs(score - other) <= TOLERATED * Math.max(1e-2, Math.abs(score)));
    }),
  );
  return Math.max(1, differs < 0 ? series.length : differs);
}

function isLoss(name: string): boolean {
  return name.endsWith('/loss') || name.endsWith('/generatorLoss');
}
