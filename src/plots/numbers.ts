import type { NumberRef, PlotView } from './types.ts';

/** Where a number stands among the parameters. */
export interface NumberPlace {
  /** `dense1/weight`. */
  readonly parameter: string;
  /** Its place in the parameter, row-major: a weight is `[in, out]`. */
  readonly index: number;
  /** Its place in `PlotFrame.parameters`. */
  readonly at: number;
}

/** Finds a weight or bias; null where the layer has none such. */
export function placeOf(view: PlotView, { layer, unit, from }: NumberRef): NumberPlace | null {
  const name = `${view.layers[layer]?.name}/${from === null ? 'bias' : 'weight'}`;
  const parameter = view.parameters.find((other) => other.name === name);
  if (!parameter || parameter.shape.length !== (from === null ? 1 : 2)) return null;
  const units = parameter.shape.at(-1) as number;
  const index = (from ?? 0) * units + unit;
  return { parameter: name, index, at: parameter.offset + index };
}

/** What `placeOf` took apart, for what is known by its parameter; null where the view has no such weight or bias. */
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
