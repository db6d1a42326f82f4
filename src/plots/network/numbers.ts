import type { NumberRef, PlotParameter, PlotView } from '../core/types.ts';

/** The location of a number in the parameters. */
export interface NumberPlace {
  /** For example `dense1/weight`. */
  readonly parameter: string;
  /** Index in the parameter, row-major: a weight is `[in, out]`. */
  readonly index: number;
  /** Index in `PlotFrame.parameters`. */
  readonly at: number;
}

/** The weights or biases of a layer; undefined if it has none. */
export function parameterOf(
  { parameters }: Pick<PlotView, 'parameters'>,
  layer: number,
  role: PlotParameter['role'],
): PlotParameter | undefined {
  return parameters.find((parameter) => parameter.layer === layer && parameter.role === role);
}

/** The weights of a layer whose units are weighted sums of those before it; undefined for any other layer. */
export function sumWeightOf(view: Pick<PlotView, 'layers' | 'parameters'>, layer: number): PlotParameter | undefined {
  return view.layers[layer]?.mixing === 'sum' ? parameterOf(view, layer, 'weight') : undefined;
}

/** Locates a weight or bias; null if its layer has no such parameter. */
export function placeOf(view: PlotView, { layer, unit, from }: NumberRef): NumberPlace | null {
  const parameter = parameterOf(view, layer, from === null ? 'bias' : 'weight');
  if (!parameter || parameter.shape.length !== (from === null ? 1 : 2)) return null;
  const units = parameter.shape.at(-1) as number;
  const index = (from ?? 0) * units + unit;
  return { parameter: parameter.name, index, at: parameter.offset + index };
}

/** The inverse of `placeOf`; null if the view has no such weight or bias. */
export function numberAt(view: PlotView, name: string, index: number): NumberRef | null {
  const parameter = view.parameters.find((one) => one.name === name);
  if (!parameter) return null;
  const { layer, role, shape } = parameter;
  const [units = 1] = shape.slice(-1);
  if (role === 'bias') return { layer, unit: index, from: null };
  return role === 'weight' && shape.length === 2
    ? { layer, unit: index % units, from: Math.floor(index / units) }
    : null;
}

export function sameNumber(a: NumberRef | null, b: NumberRef | null): boolean {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.unit === b.unit && a.from === b.from);
}
