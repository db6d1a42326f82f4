import { formatNumber } from '../../math/format.ts';
import { stepsOf } from '../../math/sample.ts';
import { PixelBuffer } from '../core/heatmap.ts';
import { seriesNames } from '../core/series-names.ts';
import { sourceLayer } from '../core/source-layer.ts';
import type { UnitRef } from '../core/types.ts';
import { namesIn, restartHint } from '../core/unit-name.ts';
import { GAP } from '../network/grid-place.ts';
import { sumWeightOf } from '../network/numbers.ts';
import type { GridScene, NetworkPicture } from '../network/picture.ts';
import { createExamplePainter, rangeOf } from './draw-example.ts';
import { colorValues, drawPixels } from './draw-pixels.ts';
import { exampleUnitName } from './names.ts';
import { fieldsIn } from './reach.ts';
import { channelLinks } from './strengths.ts';
import { type ExamplePlotView, fitsView, mapAt, type ShownExample, typeAt, valuesAt } from './types.ts';
import type { Windows } from './windows.ts';

/** Maximum side of an input image, of a map, of a unit and of an output, in design pixels. */
const SIDES = { input: 84, map: 60, unit: 26, output: 28 };

/**
 * A network that shows what it makes of one example: the image, the map of every channel, the number of every unit, and
 * the probabilities of the classes.
 * @param windows how each layer reads the one before; null if each of its outputs depends on all of it
 */
export function examplePicture(
  view: ExamplePlotView,
  windows: readonly (Windows | null)[],
): NetworkPicture<ShownExample> {
  const output = view.layers.length - 1;
  const inputs = seriesNames(view);
  const parametersOf = (now: ShownExample | null) => (now && fitsView(view, now.passed) ? now.passed.parameters : null);
  // The steps of a sequence are named by its classes elsewhere.
  const isNamed = view.answer !== 'input' && stepsOf(typeAt(view, output)) === null;
  const isMap = (layer: number) => mapAt(view, layer) !== null;
  return {
    columns: [
      {
        units: mapAt(view, -1)?.channels ?? view.features.length,
        maxSize: SIDES.input,
        labelled: inputs.length > 0,
      },
      ...view.layers.map(({ units }, layer) => {
        const labelled = units > 1 && ('beside' as const);
        if (layer === output && view.answer === 'input' && isMap(layer)) return { units, maxSize: SIDES.input };
        if (layer === view.world?.policy) return { units, labelled, maxSize: SIDES.unit };
        if (layer === output) return { units, labelled, maxSize: isMap(layer) ? SIDES.map : SIDES.output };
        return isMap(layer) ? { units, maxSize: SIDES.map, grid: true } : { units, maxSize: SIDES.unit };
      }),
    ],
    labels: (layer) => (layer < 0 ? inputs : layer < output || isNamed ? namesIn(view, layer) : []),
    nameOf: (unit, names) => exampleUnitName(view, unit, names),
    hintOf: ({ layer }) => restartHint(view, layer),
    describe: (unit, names, now) => describeUnit(view, unit, names, now),
    picks: (layer) => !isMap(layer) && !isMap(sourceLayer(view, layer)) && sumWeightOf(view, layer) !== undefined,
    parametersOf,
    links: channelLinks(view),
    createUnitPainter: () => createExamplePainter(view, fieldsIn(view, windows)),
    createGridPainter() {
      const buffer = new PixelBuffer();
      return (context, scene, now) => {
        const values = now && valuesAt(now, scene.layer);
        if (values) drawGrid(context, view, scene, values, buffer);
      };
    },
  };
}

/** For example "Hidden 2, channel 3: mean 0.4, largest 1.2". */
function describeUnit(view: ExamplePlotView, unit: UnitRef, names: readonly string[], now: ShownExample): string {
  const name = exampleUnitName(view, unit, names);
  const values = unit.layer < 0 || fitsView(view, now.passed) ? valuesAt(now, unit.layer) : null;
  if (!values || unit.layer < 0) return name;
  const image = mapAt(view, unit.layer);
  if (!image) return `${name}: ${formatNumber(values[unit.unit] as number)}`;
  const pixels = image.height * image.width;
  let sum = 0;
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = unit.unit * pixels; index < (unit.unit + 1) * pixels; index++) {
    const value = values[index] as number;
    sum += value;
    if (value > largest) largest = value;
  }
  return `${name}: mean ${formatNumber(sum / pixels)}, largest ${formatNumber(largest)}`;
}

function drawGrid(
  context: CanvasRenderingContext2D,
  view: ExamplePlotView,
  { palette, ranges, layer, place }: GridScene,
  values: ArrayLike<number>,
  buffer: PixelBuffer,
) {
  const { units = 0 } = view.layers[layer] ?? {};
  const { height, width } = mapAt(view, layer) ?? { height: 1, width: 1 };
  buffer.resize(width, units * height);
  const range = rangeOf(view, ranges, layer, values);
  colorValues(values, 0, values.length, range, palette.diverging, buffer.pixels);
  buffer.flush();
  for (let unit = 0; unit < units; unit++) {
    const x = (unit % place.perRow) * place.pitch;
    const y = Math.floor(unit / place.perRow) * place.pitch;
    drawPixels(context, buffer, unit, height, { x, y, width: place.pitch - GAP, height: place.pitch - GAP });
  }
}
