import type { DType } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import type { GraphWriter } from './writer.ts';

/** What a step reads at each iteration of a Scan: its part of a tensor with the parts of all steps. */
export class Slices {
  readonly #outer: GraphWriter;
  readonly #body: GraphWriter;
  readonly #unroll: number;
  /** The tensors that the Scan slices, in the order of the inputs of its body: [iterations, …]. */
  readonly sources: string[] = [];

  /** @param unroll the number of steps in one iteration; each has its own slices */
  constructor(outer: GraphWriter, body: GraphWriter, unroll: number) {
    this.#outer = outer;
    this.#body = body;
    this.#unroll = unroll;
  }

  /** The parts of a stack, [iterations, unroll, …shape], in each of the unrolled steps. */
  ofStack(stack: string, name: string, dtype: DType, shape: Shape): readonly string[] {
    return this.#slice(this.#perStep(stack, 1), name, dtype, shape);
  }

  /** The rows of each of the unrolled steps, of [iterations, unroll · rows]. */
  ofRows(stack: string, name: string, rows: number): readonly string[] {
    return this.#bodyInputs(this.#perStep(stack, rows), name, 'int32', [rows]);
  }

  /** The rows of a table that each of the unrolled steps reads, gathered for all iterations at once. */
  ofTable(table: string, stack: string, name: string, rows: number, dtype: DType, shape: Shape): readonly string[] {
    const gathered = this.#perStep(stack, rows).map((own) => this.#outer.node('Gather', [table, own], { axis: 0 }));
    return this.#slice(gathered, name, dtype, shape);
  }

  /** @returns one tensor for each of the unrolled steps */
  #perStep(stack: string, length: number): readonly string[] {
    return this.#outer.split(stack, new Array<number>(this.#unroll).fill(length), 1);
  }

  #slice(tensors: readonly string[], name: string, dtype: DType, shape: Shape): readonly string[] {
    const whole = this.#outer.integers([-1, ...shape]);
    const shaped = tensors.map((tensor) => this.#outer.node('Reshape', [tensor, whole]));
    return this.#bodyInputs(shaped, name, dtype, shape);
  }

  #bodyInputs(tensors: readonly string[], name: string, dtype: DType, shape: Shape): readonly string[] {
    this.sources.push(...tensors);
    return tensors.map((_, index) => this.#body.input(`body/${name}${index > 0 ? `/${index}` : ''}`, dtype, shape));
  }
}
