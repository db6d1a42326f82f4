import { applyActivation } from '../../catalog/activations/apply.ts';
import { exampleLosses } from '../../catalog/losses/examples.ts';
import type { Answer } from '../../catalog/tasks/definition.ts';
import { type Call, entryOf } from '../../experiment/index.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../ir/graph.ts';
import { type Tensor, tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { broadcastTo, constant } from '../../ops/index.ts';

/** A loss over the output of the network, for one example. */
export interface LossCurves {
  /** The name of x. */
  readonly over: string;
  readonly x: Float64Array;
  readonly curves: readonly { readonly name: string; readonly y: Float64Array }[];
}

const POSITIONS = 121;
/** The number of outputs of a network for several classes: one is x, the other two are 0. */
const CLASSES = 3;

/**
 * The value of a loss for one example, in float64, from the definition used for training: over the error for
 * regression, or over the logit of a class that is the actual one (y = 1) or not (y = 0).
 */
export function lossCurves(loss: Call, output: Call, answer: Answer): LossCurves {
  const { target: form, outputs } = entryOf('losses', loss.id);
  // A distance also measures a repeated input; only a cross-entropy of it depends on the logit.
  if (answer === 'number' || (answer === 'input' && 'linear' in outputs)) {
    const x = positions(3);
    return { over: 'ŷ − y', x, curves: [{ name: 'loss', y: trace(loss, null, x, tensor([1, 1], [0])) }] };
  }
  const x = positions(6);
  const several = answer === 'class';
  const curve = (right: boolean) => {
    const target = several
      ? form === 'index'
        ? tensor([1, 1], [right ? 0 : 1])
        : tensor([1, CLASSES], right ? [1, 0, 0] : [0, 1, 0])
      : tensor([1, 1], [right ? 1 : 0]);
    const signed = form === 'signs' ? { ...target, data: target.data.map((y) => 2 * y - 1) } : target;
    return { name: nameOf(right, form === 'signs'), y: trace(loss, output, x, signed, several ? CLASSES : 1) };
  };
  return { over: 'logit z', x, curves: [curve(true), curve(false)] };
}

function nameOf(right: boolean, signs: boolean): string {
  if (right) return 'y = 1';
  return signs ? 'y = −1' : 'y = 0';
}

/** @param output the activation between x and the prediction; null for none */
function trace(loss: Call, output: Call | null, x: Float64Array, target: Tensor, outputs = 1): Float64Array {
  const builder = new GraphBuilder();
  const logits = builder.input('logits', float32([x.length, outputs]));
  const losses = exampleLosses(entryOf('losses', loss.id), {
    logits,
    prediction: output ? applyActivation(entryOf('activations', output.id), logits, output.args) : logits,
    output: output?.id ?? 'linear',
    target: broadcastTo(builder.constant(target.data, float32(target.shape)), [x.length, ...target.shape.slice(1)]),
    hyper: hyperOf(builder, loss),
  });
  const values = new Float64Array(x.length * outputs);
  for (const [position, at] of x.entries()) values[position * outputs] = at;
  const results = evaluateGraph(finishGraph({ losses }), { logits: tensor([x.length, outputs], values) });
  return (results.losses as Tensor).data;
}

function hyperOf(builder: GraphBuilder, { args }: Call): Record<string, Value> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, constant(builder, value)]));
}

function positions(reach: number): Float64Array {
  return Float64Array.from({ length: POSITIONS }, (_, index) => ((2 * index) / (POSITIONS - 1) - 1) * reach);
}
