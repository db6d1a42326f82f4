/** Graphs that give out every number on the way, to find where a number that is not finite comes from. */

import { gradientsOf } from '../autodiff/gradients.ts';
import type { BuiltLayer } from '../experiment/network.ts';
import { float32, type Graph, GraphBuilder, reachableFrom, readersOf, type Value } from '../ir/graph.ts';
import { sizeOf } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import type { Pack } from '../onnx/training.ts';
import { forwardOf } from './compile.ts';
import { buildNetwork } from './network.ts';
import { buildLoss, TARGET, targetTable } from './objective.ts';
import { playersOf } from './players.ts';
import { changeGradients } from './regularize.ts';
import type { Member } from './replicas.ts';
import { buildUpdate } from './update.ts';
import { variablesOf } from './variables.ts';

/** What a number in a step belongs to. */
export interface Quantity {
  readonly kind: 'input' | 'pre-activations' | 'outputs' | 'loss' | 'gradient' | 'update';
  /** The layer, as an index into `Compiled.layers`; null for the inputs and the loss. */
  readonly layer: number | null;
}

/** A graph with all of its values in the order of the program. */
export interface Trace {
  readonly values: readonly Value[];
  /** Vectors among the inputs that consist of several tensors of the state. */
  readonly packs: readonly Pack[];
  quantityOf(value: Value): Quantity;
}

/** One training step, from the batch to the next state, as it is written before any optimization. */
export function traceStep({ spec, data }: Member): Trace {
  const { network, trained, forward } = forwardOf(spec, data);
  const named = new Map<Value, Quantity>();
  nameLayers(named, network.layers);
  const roots: Value[] = [];
  const packs: Pack[] = [];
  for (const player of playersOf(spec)) {
    const loss = forward.outputs[player.loss] as Value;
    const { builder } = loss;
    name(named, loss, { kind: 'loss', layer: null });
    const variables = variablesOf(builder, trained.filter(player.trains), []);
    builder.origin = 'backward';
    const raw = gradientsOf(
      loss,
      variables.map(({ value }) => value),
    );
    const gradients = changeGradients(spec, raw);
    builder.origin = 'update';
    const update = buildUpdate(spec, player, builder, variables, gradients);
    variables.forEach(({ parameters: [parameter] }, index) => {
      const layer = parameter?.layer ?? null;
      for (const gradient of [raw[index], gradients[index]]) name(named, gradient, { kind: 'gradient', layer });
      name(named, update.outputs[parameter?.name ?? ''], { kind: 'update', layer });
    });
    for (const next of Object.values(update.outputs)) name(named, next, { kind: 'update', layer: null });
    roots.push(loss, ...Object.values(update.outputs));
    packs.push(...update.packs);
  }
  return { ...traced(roots, named), packs };
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
  return { ...traced([loss], named), packs: [] };
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
function traced(roots: readonly Value[], named: ReadonlyMap<Value, Quantity>): Omit<Trace, 'packs'> {
  const values = reachableFrom(roots);
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
