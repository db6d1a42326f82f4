import type { Compiled, PerStepInput } from '../compiler/compiled.ts';
import { replicatedShape } from '../compiler/replicas.ts';
import { liveTables } from '../compiler/rollout/context.ts';
import { type Extraction, extractScalars } from '../compiler/scalars.ts';
import { type ExperimentSpec, liveValues } from '../experiment/index.ts';
import { type Graph, inputName } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import { evaluateSteps } from '../ops/evaluate-steps.ts';
import { isNumber, perStepNumbers, perStepValues } from './per-step.ts';
import type { Replica } from './replica.ts';

/** A feed of a graph. */
export interface Fed {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** The inputs of training steps besides their state and their examples. */
export class StepInputs {
  readonly #compiled: Compiled;
  readonly #replicas: readonly Replica[];
  readonly #extraction: Extraction;
  /** The inputs that the step reads directly. */
  readonly #perStep: readonly PerStepInput[];
  /** The live numbers, without rounding. */
  #live: Readonly<Record<string, Tensor>> = {};

  constructor(compiled: Compiled, replicas: readonly Replica[]) {
    this.#compiled = compiled;
    this.#replicas = replicas;
    const { step, perStep } = compiled.training;
    const live = new Set(replicas.flatMap(({ spec }) => Object.keys(liveValues(spec))));
    const known = (name: string) => {
      if (live.has(name)) return 'fixed';
      return perStep.some((input) => input.name === name && isNumber(input)) ? 'perStep' : null;
    };
    this.#extraction = extractScalars(step, (input) => known(inputName(input)));
    const read = new Set(this.step.inputs.map(inputName));
    this.#perStep = perStep.filter(({ name }) => read.has(name));
  }

  /** The step that uses them. */
  get step(): Graph {
    return this.#extraction.step;
  }

  /** Names of the inputs that change with every step. */
  get perStepNames(): readonly string[] {
    return [...this.#perStep.map(({ name }) => name), ...Object.keys(this.#extraction.perStep.outputs)];
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
    this.#live = live;
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

  /**
   * The inputs that change with every step, for the `steps` steps after the first `step` steps: [steps, …shape], by
   * name.
   */
  perStep(step: number, steps: number): ReadonlyMap<string, Fed> {
    const { replicas, training } = this.#compiled;
    const replicasOf = ({ differs }: PerStepInput) => (differs ? this.#replicas : this.#replicas.slice(0, 1));
    const fed = new Map<string, Fed>();
    for (const input of this.#perStep) {
      const shape = input.differs ? replicatedShape(input.shape, replicas) : input.shape;
      fed.set(input.name, { shape: [steps, ...shape], data: perStepValues(input, replicasOf(input), step, steps) });
    }
    const { perStep } = this.#extraction;
    const read = new Set(perStep.inputs.map(inputName));
    const numbers = training.perStep
      .filter(({ name }) => read.has(name))
      .map((input) => [input.name, perStepNumbers(input, replicasOf(input), step, steps)]);
    const scalars = evaluateSteps(perStep, steps, this.#live, Object.fromEntries(numbers));
    for (const [name, data] of Object.entries(scalars)) {
      const { shape } = (perStep.outputs[name] as Graph['values'][number]).type;
      fed.set(name, { shape: [steps, ...shape], data: Float32Array.from(data) });
    }
    return fed;
  }
}
