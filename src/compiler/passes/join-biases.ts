import { float32, type Graph, inputName, type Value } from '../../ir/graph.ts';
import { concat, constant, matmul, reshape } from '../../ops/index.ts';
import { countUses, rewrite } from './rewrite.ts';

/** A weight with its bias as an additional row. */
export interface Joined {
  readonly name: string;
  readonly shape: readonly [rows: number, columns: number];
  /** Their names. */
  readonly weight: string;
  readonly bias: string;
}

/**
 * x·W + b as [x 1]·W′, where b is the last row of W′: one product with one gradient and one update instead of two of
 * each. It acts on the loss, before the reverse pass, if nothing else reads W or b.
 * @param pays whether it is worth adding a column of ones to this x
 */
export function joinBiases(
  graph: Graph,
  isParameter: (name: string) => boolean,
  pays: (x: Value) => boolean,
): { readonly graph: Graph; readonly joined: readonly Joined[] } {
  const uses = countUses(graph);
  const isOwn = (value: Value) => value.op === 'input' && isParameter(inputName(value)) && uses.get(value) === 1;
  const joined: Joined[] = [];
  const rewritten = rewrite(graph, (value, _inputs, { builder, become }) => {
    const [product, bias] = value.inputs as [Value, Value];
    if (value.op !== 'add' || product.op !== 'matmul' || uses.get(product) !== 1) return null;
    const [x, weight] = product.inputs as [Value, Value];
    const plain = product.attributes.transA !== true && product.attributes.transB !== true;
    if (!plain || !isOwn(weight) || !isOwn(bias) || bias.type.shape.length !== 1 || !pays(x)) return null;
    const [rows, columns] = weight.type.shape as [number, number];
    const one: Joined = {
      name: `${inputName(weight)}+bias`,
      shape: [rows + 1, columns],
      weight: inputName(weight),
      bias: inputName(bias),
    };
    joined.push(one);
    const ones = constant(builder, 1, [...x.type.shape.slice(0, -1), 1]);
    return matmul(concat([become(x), ones]), builder.input(one.name, float32(one.shape)));
  });
  return { graph: rewritten, joined };
}

/** Replaces reads of a joined tensor with reads of its parts. */
export function readParts(graph: Graph, joined: readonly Joined[]): Graph {
  return rewrite(graph, (value, _inputs, { builder }) => {
    const one = value.op === 'input' && joined.find(({ name }) => name === inputName(value));
    if (!one) return null;
    const [rows, columns] = one.shape;
    const weight = builder.input(one.weight, float32([rows - 1, columns]));
    const bias = builder.input(one.bias, float32([columns]));
    return reshape(concat([reshape(weight, [(rows - 1) * columns]), bias]), one.shape);
  });
}
