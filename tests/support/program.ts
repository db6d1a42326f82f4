import { inputName } from '../../src/ir/graph.ts';
import { sizeOf } from '../../src/math/shape.ts';
import type { ProgramView } from '../../src/runtime/protocol.ts';
import { prepared } from './experiment.ts';

/** The step of an experiment as a graph, with phases by position, which is roughly correct. */
export async function programOf(text: string): Promise<ProgramView> {
  const { compiled } = await prepared(text);
  const { values, outputs } = compiled.training.step;
  return {
    nodes: values.map((value, place) => ({
      id: value.id,
      op: value.op,
      inputs: value.inputs.map(({ id }) => id),
      phase: place < values.length * 0.4 ? 'forward' : place < values.length * 0.8 ? 'backward' : 'update',
      player: null,
      name: value.op === 'input' ? inputName(value) : null,
      shape: value.type.shape,
      dtype: value.type.dtype,
      constant: value.constant && sizeOf(value.type.shape) <= 16 ? [...value.constant] : null,
      attributes: value.attributes,
    })),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { id }]) => [name, id])),
  };
}
