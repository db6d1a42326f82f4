import { finishGraph, type Graph, readersOf, type Value } from '../ir/graph.ts';
import { sizeOf } from '../math/shape.ts';
import { elementwise } from '../ops/elementwise.ts';
import { rewrite } from './passes/rewrite.ts';

/** A step whose differences of scalars are computed outside and passed in as inputs. */
export interface Extraction {
  readonly step: Graph;
  /** Live numbers → the inputs that do not change from step to step. */
  readonly fixed: Graph;
  /** Live numbers and per-step inputs → the inputs that change with every step. */
  readonly perStep: Graph;
}

/**
 * Moves the scalars of an update that would lose precision in float32 out of a step: 1 − 0.9999 has four correct digits
 * there, and so has everything computed from it, such as Adam's corrections. Outside they are computed in float64 and
 * rounded once. Scalars that do not depend on a difference lose nothing and stay.
 * @param step a step of one experiment or of replicas, whose scalars have a value for each
 * @param known whether an input is a number known before training: `fixed`, or `perStep` for one per step; otherwise
 *   null
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

/** When a value is known, if it is computed element by element from known numbers. */
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
