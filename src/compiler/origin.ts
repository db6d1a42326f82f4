/** Graphs that give out every number on the way, to find where a number that is not finite comes from. */

import type { BuiltLayer } from '../experiment/network.ts';
import { float32, type Graph, GraphBuilder, reachableFrom, readersOf, type Value } from '../ir/graph.ts';
import { sizeOf } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import { batchOf } from './forward.ts';
import { buildNetwork } from './network.ts';
import { buildLoss, TARGET, targetTable } from './objective.ts';
import type { Member } from './replicas.ts';
import type * as Step from './slow-step/quantity.ts';
import { buildSlowStep } from './slow-step/slow-step.ts';

/** What a number in a step belongs to. */
export interface Quantity {
  readonly kind: 'input' | 'pre-activations' | 'outputs' | 'loss' | 'gradient' | 'update';
  /** The layer, as an index into `Compiled.layers`; null for the inputs and the loss. */
  readonly layer: number | null;
}

/** A graph with all of its values in the order of the program. */
export interface Trace {
  readonly values: readonly Value[];
  quantityOf(value: Value): Quantity;
}

const KINDS: Partial<Record<Step.QuantityKind, Quantity['kind']>> = {
  given: 'input',
  sum: 'pre-activations',
  output: 'outputs',
  loss: 'loss',
  gradient: 'gradient',
  changed: 'gradient',
  next: 'update',
};

/** One training step, from the batch to the next state, as it is written before any optimization. */
export function traceStep({ spec, data }: Member): Trace {
  const { graph, stages } = buildSlowStep(spec, data, batchOf(spec, data));
  const named = new Map<Value, Quantity>();
  const all = stages.flatMap(({ quantities }) => quantities);
  const hasSums = new Set(all.flatMap(({ kind, layer }) => (kind === 'sum' ? [layer] : [])));
  for (const { kind, of, layer, value } of all) {
    // Without an activation, what a layer computes is its output.
    const known = kind === 'output' && !hasSums.has(layer) ? 'pre-activations' : KINDS[kind];
    // On the way back, only the weights of a layer are named: what leads to their gradient belongs to it.
    if (known !== undefined && (known !== 'gradient' || of === 'parameter')) name(named, value, { kind: known, layer });
  }
  return traced(graph.values, named);
}

/** The loss of examples `x` and `y`, [count, …]. */
export function traceLoss({ spec, data }: Member, count: number): Trace {
  const builder = new GraphBuilder();
  const { train } = data.parts;
  const table = (id: string, { shape }: Tensor) => builder.input(id, float32([count, shape[1] as number]));
  const network = buildNetwork(spec, table('x', train.x), data.outputs);
  const loss = buildLoss(spec, data, network, table(TARGET, targetTable(spec, data, train)));
  const named = new Map<Value, Quantity>();
  nameLayers(named, network.layers);
  name(named, loss, { kind: 'loss', layer: null });
  return traced(reachableFrom([loss]), named);
}

/** Graphs that give out the values of a trace, in order, each with at most about this many elements. */
export function piecesOf({ values }: Trace, elements: number): readonly Graph[] {
  const pieces: Value[][] = [];
  let room = 0;
  for (const value of values) {
    if (value.op === 'input' || value.op === 'constant' || value.type.dtype !== 'float32') continue;
    const size = sizeOf(value.type.shape);
    if (size > room) {
      pieces.push([]);
      room = elements;
    }
    room -= size;
    pieces.at(-1)?.push(value);
  }
  return pieces.map((some) => {
    const needed = reachableFrom(some);
    return {
      inputs: needed.filter(({ op }) => op === 'input'),
      outputs: Object.fromEntries(some.map((value) => [String(value.id), value])),
      values: needed,
    };
  });
}

function nameLayers(named: Map<Value, Quantity>, layers: readonly BuiltLayer[]): void {
  layers.forEach(({ logits, units }, layer) => {
    name(named, logits, { kind: 'pre-activations', layer });
    name(named, units, { kind: 'outputs', layer });
  });
}

/** The first name of a value stays. */
function name(named: Map<Value, Quantity>, value: Value | undefined, quantity: Quantity): void {
  if (value && !named.has(value)) named.set(value, quantity);
}

/** A value without a name belongs to the first named one that it leads to. */
function traced(values: readonly Value[], named: ReadonlyMap<Value, Quantity>): Trace {
  const readers = readersOf({ values, inputs: [], outputs: {} });
  const leadsTo = new Map<Value, Value>();
  for (const value of values.toReversed()) {
    const next = named.has(value)
      ? [value]
      : readers(value).flatMap((reader) => (reader.origin === value.origin ? (leadsTo.get(reader) ?? []) : []));
    const [first] = next.toSorted((a, b) => a.id - b.id);
    if (first) leadsTo.set(value, first);
  }
  return {
    values,
    quantityOf: (value) => named.get(leadsTo.get(value) as Value) ?? { kind: 'loss', layer: null },
  };
}
