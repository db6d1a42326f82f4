import type { NumberRef, PlotView } from '../core/types.ts';

/** The location of a number in the parameters. */
export interface NumberPlace {
  /** For example `dense1/weight`. */
  readonly parameter: string;
  /** Index in the parameter, row-major: a weight is `[in, out]`. */
  readonly index: number;
  /** Index in `PlotFrame.parameters`. */
  readonly at: number;
}

/** Locates a weight or bias; null if its layer has no such parameter. */
export function placeOf(view: PlotView, { layer, unit, from }: NumberRef): NumberPlace | null {
  const name = `${view.layers[layer]?.name}/${from === null ? 'bias' : 'weight'}`;
  const parameter = view.parameters.find((other) => other.name === name);
  if (!parameter || parameter.shape.length !== (from === null ? 1 : 2)) return null;
  const units = parameter.shape.at(-1) as number;
  const index = (from ?? 0) * units + unit;
  return { parameter: name, index, at: parameter.offset + index };
}

/** The inverse of `placeOf`; null if the view has no such weight or bias. */
export function numberAt(view: PlotView, name: string, index: number): NumberRef | null {
  const layer = view.layers.findIndex((other) => name.startsWith(`${other.name}/`));
  const kind = name.slice(name.indexOf('/') + 1);
  const units = view.layers[layer]?.units;
  if (units === undefined || (kind !== 'weight' && kind !== 'bias')) return null;
  return { layer, unit: index % units, from: kind === 'bias' ? null : Math.floor(index / units) };
}

export function sameNumber(a: NumberRef | null, b: NumberRef | null): boolean {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.unit === b.unit && a.from === b.from);
}
