import type { ParameterView, RunView } from '../../runtime/protocol.ts';
import type { RunStore } from '../../store/run.ts';

/** The current values of a layer's parameter, given its name in the layer; null if there is none. */
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
  return (view?.parameters ?? []).filter((parameter) => parameter.layer === layer && parameter.role === kind);
}

/** The numbers of these parameters from all parameters in a frame. */
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
