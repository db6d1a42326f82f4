import { stepsOf } from '../../math/sample.ts';
import { seriesNames } from '../core/series-names.ts';
import type { UnitRef } from '../core/types.ts';
import { unitName } from '../core/unit-name.ts';
import { type ExamplePlotView, imageAt, isOfInput } from './types.ts';

const COLORS = ['red', 'green', 'blue'];

/** For example "Input image", "Input image, red", "Hidden 2, channel 3" or "Hidden 3, unit 4". */
export function exampleUnitName(view: ExamplePlotView, unit: UnitRef, names: readonly string[] = []): string {
  const image = imageAt(view, unit.layer);
  if (image && isOfInput(view, unit.layer)) {
    const picture = unit.layer < 0 ? 'Input image' : 'Output image';
    if (image.channels === 1) return picture;
    const color = image.channels === COLORS.length ? COLORS[unit.unit] : undefined;
    return `${picture}, ${color ?? `channel ${unit.unit + 1}`}`;
  }
  if (unit.layer < 0 && stepsOf(view.sample) !== null) {
    const name = seriesNames(view)[unit.unit];
    return name === undefined ? 'Input sequence' : `Input sequence, ${name}`;
  }
  const name = unitName(view, unit, names);
  return image ? name.replace(/, unit (\d+)$/, ', channel $1') : name;
}

/** The same for use in a sentence: "Hidden 2 · channel 3". */
export function exampleUnitText(view: ExamplePlotView, unit: UnitRef, names: readonly string[] = []): string {
  return exampleUnitName(view, unit, names).replace(', ', ' · ');
}
