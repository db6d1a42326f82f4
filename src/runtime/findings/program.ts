import { type Graph, inputName, type Value } from '../../ir/graph.ts';
import { inOne, type Subject } from './subject.ts';

/** The part of the training step that a node belongs to. */
export type Phase = 'forward' | 'backward' | 'update';

/** The graph of one training step, as it is compiled. */
export interface ProgramView {
  /** Each after its inputs. */
  readonly nodes: readonly {
    readonly id: number;
    readonly op: string;
    /** Ids of other nodes. */
    readonly inputs: readonly number[];
    readonly phase: Phase;
    /** Name of an input of the graph; null for the rest. */
    readonly name: string | null;
    readonly shape: readonly number[];
    /** `float32`, `int32` or `bool`. */
    readonly dtype: string;
    /** Elements of a small constant. */
    readonly constant: readonly number[] | null;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
  /** The values passed to the next step, by name: ids of nodes. */
  readonly outputs: Readonly<Record<string, number>>;
}

export const program = {
  keeps: 'lasting',
  interval: 0,
  find: inOne(({ compiled }) => describeProgram(compiled.training.step)),
} as const satisfies Subject<ProgramView>;

/** A constant with more elements is data, which nobody reads in a node. */
const SMALL = 16;

/** The graph of a training step, for people to look at. */
export function describeProgram({ values, outputs }: Graph): ProgramView {
  return {
    nodes: values.map(describeValue),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { id }]) => [name, id])),
  };
}

function describeValue(value: Value): ProgramView['nodes'][number] {
  const { id, op, inputs, origin, type, constant, attributes } = value;
  const isInput = op === 'input';
  return {
    id,
    op,
    inputs: inputs.map((input) => input.id),
    phase: origin,
    name: isInput ? inputName(value) : null,
    shape: type.shape,
    dtype: type.dtype,
    constant: constant && constant.length <= SMALL ? [...constant] : null,
    attributes: isInput ? {} : attributes,
  };
}
