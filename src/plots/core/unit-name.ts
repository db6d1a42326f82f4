import { formatNumber } from '../../math/format.ts';
import { featureText, labelOf } from './feature-parts.ts';
import { sourceLayer } from './source-layer.ts';
import type { NumberRef, PlotView, UnitRef } from './types.ts';

/**
 * For example "Input x1", "Hidden 2, unit 3", "Output" or "Output, setosa".
 * @param names titles of the hidden layers
 */
export function unitName(view: PlotView, { layer, unit }: UnitRef, names: readonly string[] = []): string {
  if (layer < 0) return `Input ${inputName(view, unit) ?? unit + 1}`;
  if (layer < view.layers.length - 1) {
    return `${names[layer] ?? `Hidden ${layer + 1}`}, ${namesIn(view, layer)[unit] ?? `unit ${unit + 1}`}`;
  }
  return (view.layers[layer]?.units ?? 1) > 1 ? `Output, ${outputNames(view)[unit] ?? `unit ${unit + 1}`}` : 'Output';
}

/** The names of the units of a layer: those of the outputs, and in the middle those of the actions of an agent. */
export function namesIn(view: PlotView, layer: number): readonly string[] {
  if (layer === view.layers.length - 1) return outputNames(view);
  return (layer === view.world?.policy && view.world.actions) || [];
}

/** What a tooltip says of the units with which a second network starts again from the inputs. */
export function restartHint({ world }: PlotView, layer: number): string | undefined {
  return layer >= 0 && layer === world?.restart
    ? 'gets the observation, like the first layer: a network of its own'
    : undefined;
}

/** The names of the outputs, as far as they have any: the classes, or the inputs that they repeat. */
export function outputNames(view: PlotView): readonly string[] {
  if (view.answer === 'input') return view.features.map((feature) => labelOf(view, feature));
  return view.answer === 'number' ? [] : view.classes;
}

/** The same for use in a sentence: "x₁", "Hidden 2 · unit 3". */
export function unitText(view: PlotView, unit: UnitRef, names: readonly string[] = []): string {
  if (unit.layer < 0) return featureText(inputName(view, unit.unit) ?? `input ${unit.unit + 1}`);
  return unitName(view, unit, names).replace(', ', ' · ');
}

function inputName(view: PlotView, input: number): string | undefined {
  const name = view.inputs[input];
  return name === undefined ? undefined : labelOf(view, name);
}

/** For example "w from x₁ to Hidden 1 · unit 3" or "b of Hidden 1 · unit 3". */
export function numberText(view: PlotView, number: NumberRef, names: readonly string[] = []): string {
  const { layer, unit, from } = number;
  const to = unitText(view, { layer, unit }, names);
  return from === null
    ? `b of ${to}`
    : `w from ${unitText(view, { layer: sourceLayer(view, layer), unit: from }, names)} to ${to}`;
}

/** The same with its value: "w from x₁ to Hidden 1 · unit 3 = 0.42". */
export function numberStatement(
  view: PlotView,
  number: NumberRef,
  value: number,
  names: readonly string[] = [],
): string {
  return `${numberText(view, number, names)} = ${formatNumber(value)}`;
}
