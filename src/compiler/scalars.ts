import { finishGraph, type Graph, readersOf, type Value } from '../ir/graph.ts';
import { sizeOf } from '../math/shape.ts';
import { elementwise } from '../ops/elementwise.ts';
import { rewrite } from './passes/rewrite.ts';

/** A step without the scalars that are computed outside of it, which it takes as inputs instead. */
export interface Extraction {
  readonly step: Graph;
  /** Live numbers → the inputs that stay the same from step to step. */
  readonly fixed: Graph;
  /** Live numbers and what is new for every step → the inputs that are new, too. */
  readonly perStep: Graph;
}

/**
 * Takes those scalars of an update out of a step that float32 would spoil: 1 − 0.9999 has four correct digits there, and
 * all that is computed from it no more, such as Adam's corrections. Outside they are computed in float64 and rounded once.
 * Scalars without a difference lose nothing, and stay.
 * @param step of one experiment or of replicas, whose scalars have a value for each
 * @param known whether an input is a number that is known before training: `fixed`, or one for every step; null for none
 */
export function extractScalars(step: Graph, known: (input: Value) => 'fixed' | 'perStep' | null): Extraction {
  const scalars = new Map<Value, 'fixed' | 'perStep'>();
  const spoiled = new Set<Value>();
  for (const value of step.values) {
    const kind = value.op === 'input' ? known(value) : kindOf(value, scalars);
    if (!kind) continue;
    scalars.set(value, kind);
    const isDifference = value.op === 'sub' && value.origin === 'update';
    if (isDifference || value.inputs.some((input) => spoiled.has(input))) spoiled.add(value);
  }

  const readers = readersOf(step);
  const taken = [...spoiled].filter((value) => readers(value).some((reader) => !spoiled.has(reader)));
  const names = new Map(taken.map((value) => [value, `scalar/${value.id}`]));
  const outputs = (wanted: 'fixed' | 'perStep') =>
    finishGraph(
      Object.fromEntries([...names].flatMap(([value, name]) => (scalars.get(value) === wanted ? [[name, value]] : []))),
    );
  return {
    step: rewrite(step, (value, _inputs, { builder }) => {
      const name = names.get(value);
      return name === undefined ? null : builder.input(name, value.type);
    }),
    fixed: outputs('fixed'),
    perStep: outputs('perStep'),
  };
}

/** When a value is known, where it is computed element by element from numbers that are. */
function kindOf(
  { op, inputs, constant, type }: Value,
  scalars: ReadonlyMap<Value, 'fixed' | 'perStep'>,
): 'fixed' | 'perStep' | null {
  if (constant) return sizeOf(type.shape) === 1 ? 'fixed' : null;
  if (!Object.hasOwn(elementwise, op) && op !== 'reshape') return null;
  const kinds = inputs.map((input) => scalars.get(input));
  if (kinds.includes(undefined)) return null;
  return kinds.includes('perStep') ? 'perStep' : 'fixed';
}
