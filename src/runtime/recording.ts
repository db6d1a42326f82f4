import { compile } from '../compiler/compile.ts';
import type { State } from '../compiler/compiled.ts';
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

/**
 * Makes the first steps of an experiment on the engine.
 * @param steps fewer are made if early stopping or `until` ends the run before
 * @param loaded tensors of a file from which it starts, by name
 */
export async function record(
  engine: Engine,
  { spec, data }: Member,
  steps: number,
  loaded?: ReadonlyMap<string, Float32Array>,
): Promise<Recording> {
  const compiled = compile(spec, data);
  const initial = loaded ? loadedStates([{ spec, data }], compiled, loaded) : initialState(spec, compiled);
  const trainer = new Trainer(engine, compiled, [{ spec, data }]);
  trainer.setState(initial, 0);
  const series = [await trainer.evaluation.of(EVALUATED)];
  while (trainer.step < steps && trainer.stopped === null) {
    await trainer.train(1);
    series.push(await trainer.evaluation.of(EVALUATED));
  }
  const made = trainer.step;
  const replica = new Replica({ spec, data }, compiled.batch);
  const noise = compiled.training.perStep.filter(isNoise).map((input) => ({
    name: input.name,
    shape: input.shape,
    distribution: input.holds as RecordedNoise['distribution'],
    values: noiseFor(input, [replica], 0, made),
  }));
  const hasRows = Object.keys(compiled.training.tables).length > 0;
  const rows = hasRows ? { batch: compiled.batch, values: replica.batches.rows(0, made) } : null;
  const names = [...(series[0]?.keys() ?? [])];
  const scores = new Map(
    names.map((name) => [name, Float32Array.from(series, (one) => one.get(name) ?? Number.NaN)] as const),
  );
  await trainer.dispose();
  return { steps: made, initial, rows, noise, scores };
}
