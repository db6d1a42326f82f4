import type { PerStepInput } from '../../compiler/compiled.ts';
import { type Graph, inputName } from '../../ir/graph.ts';
import type { Tensor } from '../../math/tensor.ts';
import { evaluateSteps } from '../../ops/evaluate-steps.ts';
import type { Replica } from '../replica.ts';
import type { Fed, Feed } from './feed.ts';
import { forReplicas, isNoise } from './noise.ts';

/** Numbers that are known before a step is made, and what is computed from them alone: in float64, and rounded once. */
export class NumbersFeed implements Feed {
  readonly #graph: Graph;
  readonly #inputs: readonly PerStepInput[];
  readonly #direct: readonly PerStepInput[];
  readonly #replicas: readonly Replica[];
  /** The live numbers, without rounding. */
  live: Readonly<Record<string, Tensor>> = {};

  /**
   * @param graph computes from them what the steps read
   * @param direct those that the steps read themselves
   */
  constructor(
    graph: Graph,
    inputs: readonly PerStepInput[],
    direct: readonly PerStepInput[],
    replicas: readonly Replica[],
  ) {
    const read = new Set(graph.inputs.map(inputName));
    this.#graph = graph;
    this.#inputs = inputs.filter(({ name }) => read.has(name));
    this.#direct = direct.filter((input) => !isNoise(input));
    this.#replicas = replicas;
  }

  next(step: number, steps: number): ReadonlyMap<string, Fed> {
    const fed = new Map<string, Fed>();
    for (const input of this.#direct) {
      const { shape, replicas } = forReplicas(input, this.#replicas);
      const data = Float32Array.from(numbersFor(input, replicas, step, steps));
      fed.set(input.name, { shape: [steps, ...shape], data });
    }
    const numbers = this.#inputs.map((input) => {
      const { replicas } = forReplicas(input, this.#replicas);
      return [input.name, numbersFor(input, replicas, step, steps)];
    });
    const computed = evaluateSteps(this.#graph, steps, this.live, Object.fromEntries(numbers));
    for (const [name, data] of Object.entries(computed)) {
      const { shape } = (this.#graph.outputs[name] as Graph['values'][number]).type;
      fed.set(name, { shape: [steps, ...shape], data: Float32Array.from(data) });
    }
    return fed;
  }
}

/** A number in the `steps` steps after the first `step` steps, without rounding: [steps, replicas]. */
export function numbersFor(
  { holds }: PerStepInput,
  replicas: readonly Replica[],
  step: number,
  steps: number,
): Float64Array {
  const values = new Float64Array(steps * replicas.length);
  for (let next = 0; next < steps; next++) {
    replicas.forEach((replica, index) => {
      values[next * replicas.length + index] = numberFor(holds, replica, step + next);
    });
  }
  return values;
}

function numberFor(holds: PerStepInput['holds'], replica: Replica, step: number): number {
  switch (holds) {
    case 'schedule':
      return replica.factor(step);
    case 'generatorCount':
      return replica.generatorCount(step);
    case 'discriminator':
    case 'generator':
      return Number(replica.hasTurn(holds, step));
    default:
      return step + 1;
  }
}
