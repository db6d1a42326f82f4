import type { Compiled } from '../../compiler/compiled.ts';
import { liveTables } from '../../compiler/rollout/context.ts';
import { type Extraction, extractScalars } from '../../compiler/scalars.ts';
import { type ExperimentSpec, liveValues } from '../../experiment/index.ts';
import { type Graph, inputName } from '../../ir/graph.ts';
import type { Tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import type { Replica } from '../replica.ts';
import type { Fed, Feed } from './feed.ts';
import { isNoise, NoiseFeed } from './noise.ts';
import { NumbersFeed } from './numbers.ts';
import { RowsFeed } from './rows.ts';

/** The inputs of training steps besides their state. */
export class StepInputs implements Feed {
  readonly #compiled: Compiled;
  readonly #extraction: Extraction;
  readonly #perStepNames: readonly string[];
  readonly #numbers: NumbersFeed;
  readonly #feeds: readonly Feed[];

  constructor(compiled: Compiled, replicas: readonly Replica[]) {
    this.#compiled = compiled;
    const { step, perStep, tables, rows } = compiled.training;
    const live = new Set(replicas.flatMap(({ spec }) => Object.keys(liveValues(spec))));
    const known = (name: string) => {
      if (live.has(name)) return 'fixed';
      return perStep.some((input) => input.name === name && !isNoise(input)) ? 'perStep' : null;
    };
    this.#extraction = extractScalars(step, (input) => known(inputName(input)));
    const read = new Set(this.step.inputs.map(inputName));
    const direct = perStep.filter(({ name }) => read.has(name));
    this.#perStepNames = [...direct.map(({ name }) => name), ...Object.keys(this.#extraction.perStep.outputs)];
    this.#numbers = new NumbersFeed(this.#extraction.perStep, perStep, direct, replicas);
    const orders = replicas.map(({ batches }) => batches);
    // An agent makes its own examples.
    const ofRows =
      Object.keys(tables).length > 0 ? [new RowsFeed(rows === compiled.batch ? orders.slice(0, 1) : orders)] : [];
    this.#feeds = [...ofRows, new NoiseFeed(direct, replicas), this.#numbers];
  }

  /** The step that uses them. */
  get step(): Graph {
    return this.#extraction.step;
  }

  /** Names of the inputs that change with every step, without the rows. */
  get perStepNames(): readonly string[] {
    return this.#perStepNames;
  }

  /** Sets the live numbers of each replica. @returns the inputs that apply until the next call, by name */
  setLive(specs: readonly ExperimentSpec[]): ReadonlyMap<string, Fed> {
    const all = specs.map(liveValues);
    const { inputs } = this.#compiled.training.step;
    const live: Record<string, Tensor> = {};
    for (const name of Object.keys(all[0] ?? {})) {
      const own = inputs.some((input) => inputName(input) === name && input.type.shape.length > 0);
      const data = Float64Array.from(own ? all : all.slice(0, 1), (values) => values[name] ?? Number.NaN);
      live[name] = { shape: own ? [data.length] : [], data };
    }
    this.#numbers.live = live;
    const tables = this.#tablesOf(specs);
    const tensors = Object.entries({ ...live, ...tables, ...evaluateGraph(this.#extraction.fixed, live) });
    return new Map(tensors.map(([name, { shape, data }]) => [name, { shape, data: Float32Array.from(data) }]));
  }

  /** The tables of the worlds of all replicas: one for all, or stacked, as the step takes them. */
  #tablesOf(specs: readonly ExperimentSpec[]): Record<string, Tensor> {
    const all = specs.map(liveTables);
    const [first = {}] = all;
    return Object.fromEntries(
      Object.entries(first).map(([name, table]) => {
        const input = this.#compiled.training.step.inputs.find((one) => inputName(one) === name);
        const differs = input !== undefined && input.type.shape.length > table.shape.length;
        if (!differs) return [name, table];
        const data = Float64Array.from(all.flatMap((tables) => [...(tables[name]?.data ?? [])]));
        return [name, { shape: [all.length, ...table.shape], data }];
      }),
    );
  }

  next(step: number, steps: number): ReadonlyMap<string, Fed> {
    return new Map(this.#feeds.flatMap((feed) => [...feed.next(step, steps)]));
  }
}
