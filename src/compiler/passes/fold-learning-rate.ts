import { type Graph, inputName, readersOf, type Value } from '../../ir/graph.ts';
import { mul } from '../../ops/index.ts';
import { TARGET } from '../objective.ts';
import { rewrite } from './rewrite.ts';

/**
 * Backpropagation is linear in the error that it starts from. If gradients are only used multiplied by the same scalar,
 * the learning rate of plain SGD, this pass multiplies the error once at the output instead of every gradient at the
 * end; the updates can then be fused into their matrix products. In a game each of the two players has a learning rate.
 */
export function foldLearningRate(graph: Graph): Graph {
  const folded = foldCommonScale(graph);
  return hasTarget(graph) ? folded : foldCommonScale(folded);
}

/** A game has no target for each example. */
function hasTarget({ inputs }: Graph): boolean {
  return inputs.some(isTarget);
}

function isTarget(value: Value): boolean {
  return value.op === 'input' && inputName(value) === TARGET;
}

function foldCommonScale(graph: Graph): Graph {
  const scale = commonScale(graph);
  if (!scale) return graph;
  const flowOperands = flowIn(graph);
  const scaled = scaledValues(graph, scale, flowOperands);
  const everywhere = graph.values.every((value) => !isScaling(value, scale) || scaled.has(otherFactor(value, scale)));
  if (!everywhere) return graph;

  return rewrite(graph, (value, inputs, { become }) => {
    // The factor has already been applied.
    if (isScaling(value, scale)) return become(otherFactor(value, scale));
    if (!scaled.has(value)) return null;
    const flow = flowOperands(value);
    const multiplied = inputs.map((input, place) =>
      flow.includes(place) && !scaled.has(value.inputs[place] as Value) ? mul(input, become(scale)) : input,
    );
    const { builder } = become(scale);
    if (flow.length > 0) return builder.add(value.op, multiplied, value.attributes, value.type);
    const kept = value.constant
      ? builder.constant(value.constant, value.type)
      : builder.add(value.op, inputs, value.attributes, value.type);
    return mul(kept, become(scale));
  });
}

/** The scalar that is a factor of the most products, if there are several or a matrix product that could absorb it. */
function commonScale(graph: Graph): Value | null {
  const scaled = new Map<Value, Value[]>();
  for (const value of graph.values) {
    if (value.op !== 'mul' || value.type.shape.length === 0) continue;
    for (const factor of value.inputs) {
      const isScalar = factor.type.shape.length === 0 && !factor.constant;
      if (isScalar) scaled.set(factor, [...(scaled.get(factor) ?? []), otherFactor(value, factor)]);
    }
  }
  const [most] = [...scaled].sort(([, a], [, b]) => b.length - a.length);
  if (!most) return null;
  const [scale, others] = most;
  return others.length > 1 || others[0]?.op === 'matmul' ? scale : null;
}

/** The values that are only used multiplied by `scale`, directly or after linear steps. */
function scaledValues(graph: Graph, scale: Value, flowOperands: Flow): Set<Value> {
  const readers = readersOf(graph);
  const outputs = new Set(Object.values(graph.outputs));
  const scaled = new Set<Value>();
  for (const value of [...graph.values].reverse()) {
    const readBy = readers(value);
    const passesOn = (reader: Value) =>
      isScaling(reader, scale)
        ? otherFactor(reader, scale) === value
        : scaled.has(reader) && isOnlyIn(reader, value, flowOperands(reader));
    if (value !== scale && !outputs.has(value) && readBy.length > 0 && readBy.every(passesOn)) scaled.add(value);
  }
  return scaled;
}

/** Whether a value is only at these places among the inputs of a reader; a square has it at a second one. */
function isOnlyIn({ inputs }: Value, value: Value, places: readonly number[]): boolean {
  return inputs.every((input, place) => input !== value || places.includes(place));
}

/** The operands to which a factor of the result may be moved, by index. */
type Flow = (value: Value) => readonly number[];

/**
 * In a product a factor moves to one operand: to one that does not depend on any input, where it costs nothing, or else
 * to the error, which unlike an activation depends on the target.
 */
function flowIn(graph: Graph): Flow {
  const depends = new Set<Value>();
  const isError = new Set<Value>();
  // Without a target the error is all that the reverse pass adds.
  const isStart = hasTarget(graph) ? isTarget : ({ origin }: Value) => origin === 'backward';
  for (const value of graph.values) {
    if (value.op === 'input' || value.inputs.some((input) => depends.has(input))) depends.add(value);
    if (isStart(value) || value.inputs.some((input) => isError.has(input))) isError.add(value);
  }
  return (value) => {
    const places = linearOperands(value);
    if (!isProduct(value)) return places;
    const free = places.find((place) => !depends.has(value.inputs[place] as Value));
    return [free ?? places.find((place) => isError.has(value.inputs[place] as Value)) ?? 0];
  };
}

/** The operands in which an op is linear: each by itself for a product, all together for a sum. */
function linearOperands(value: Value): readonly number[] {
  if (isProduct(value)) return [0, 1];
  switch (value.op) {
    case 'neg':
    case 'reshape':
    case 'transpose':
    case 'broadcastTo':
    case 'reduceSum':
    case 'piece':
      return [0];
    case 'concat':
      return [...value.inputs.keys()];
    case 'add':
    case 'sub':
      return [0, 1];
    default:
      return [];
  }
}

/** Whether an op is linear in each of its two inputs. */
function isProduct({ op, inputs }: Value): boolean {
  return ['mul', 'matmul', 'conv', 'convTranspose', 'convWeight'].includes(op) && inputs.length === 2;
}

function isScaling({ op, inputs }: Value, scale: Value): boolean {
  return op === 'mul' && inputs.includes(scale) && inputs.some((input) => input !== scale);
}

function otherFactor({ inputs }: Value, scale: Value): Value {
  return inputs.find((input) => input !== scale) as Value;
}
