import type { ParameterView, RunView } from '../../runtime/protocol.ts';
import type { RunStore } from '../../store/run.ts';

/** A parameter of a layer as it is now, by the name that the layer gave it; null where there is none. */
export function parameterOf({ view, frame }: RunStore, layer: number, name: string): Float32Array | null {
  const owner = view?.layers[layer]?.name;
  const found = view?.parameters.find((parameter) => parameter.name === `${owner}/${name}`);
  return found && frame ? numbersOf(frame.parameters, [found]) : null;
}

/** The weight matrices of a layer, or its biases. */
export function drawnParameters(
  view: RunView | null,
  layer: number,
  kind: 'weight' | 'bias',
): readonly ParameterView[] {
  const owner = view?.layers[layer]?.name;
  return (view?.parameters ?? []).filter(({ name }) => name.startsWith(`${owner}/${kind}`));
}

/** The numbers of these parameters out of all that a frame holds. */
export function numbersOf(all: Float32Array, parameters: readonly ParameterView[]): Float32Array {
  const pieces = parameters.map(({ offset, shape }) =>
    all.subarray(offset, offset + shape.reduce((product, size) => product * size, 1)),
  );
  if (pieces.length === 1 && pieces[0]) return pieces[0];
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const piece of pieces) {
    whole.set(piece, start);
    start += piece.length;
  }
  return whole;
}
