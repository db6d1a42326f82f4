import { formatNumber } from '../../math/format.ts';
import { lookupColor, type Palette } from '../core/color.ts';
import type { PlotView, UnitRef } from '../core/types.ts';
import { frameOf } from './draw-network.ts';
import { GAP } from './grid-place.ts';
import { largestIn, logStrength, scaleEnd } from './log-strength.ts';
import type { NetworkPicture, NumberFace, UnitPainter } from './picture.ts';
import type { NetworkScene } from './scene.ts';
import { unitBiases } from './unit-bias.ts';

/** What a network shows instead of its weights. */
export interface FaceNumbers extends Pick<NumberFace, 'operator' | 'direction'> {
  /** A number for each parameter of the network; null until they are known. */
  get(): Float32Array | null;
  /** Called with the strong end of the scale, as an exponent of ten, if it has changed; null without a scale. */
  onScale(end: number | null): void;
}

/**
 * A picture of a network that shows a number of each weight and bias, such as its gradient: in the links, and as the
 * colour of the units. All of them share one logarithmic scale. The inputs stay as they are.
 */
export function facePicture<T>(view: PlotView, picture: NetworkPicture<T>, numbers: FaceNumbers): NetworkPicture<T> {
  const { operator, direction } = numbers;
  const size = view.parameters.reduce(
    (sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1),
    0,
  );
  const matrices = view.layers.flatMap((_, layer) => picture.links.matrixOf(layer) ?? []);
  const biases = view.layers.map((_, layer) => unitBiases(view, layer));
  let known: Float32Array | null = null;
  /** By layer, a number for each unit; null for layers whose units have no bias. */
  let ofUnits: readonly (Float32Array | null)[] = [];
  let end: number | null = null;

  /** The numbers, after bringing everything up to date with them. */
  const now = () => {
    const values = numbers.get();
    if (values?.length !== size) return null;
    if (values !== known) {
      known = values;
      ofUnits = biases.map((own, layer) => {
        if (!own) return null;
        const { units = 0 } = view.layers[layer] ?? {};
        return Float32Array.from({ length: units }, (_, unit) => normAt(values, own.placesOf(unit)));
      });
      const inLinks = matrices.map(({ inputs, outputs, read }) => {
        const { values: links, offset } = read(values);
        return largestIn(links, offset, offset + inputs * outputs);
      });
      const inUnits = ofUnits.map((own) => (own ? largestIn(own, 0, own.length) : 0));
      const next = scaleEnd(Math.max(0, ...inLinks, ...inUnits), end);
      if (next !== end) numbers.onScale(next);
      end = next;
    }
    return values;
  };
  const strengthOf = (number: number) => (end === null ? 0 : logStrength(number, end));
  const colorOf = ({ diverging }: Palette, { layer, unit }: UnitRef) =>
    lookupColor(diverging, (1 + strengthOf(ofUnits[layer]?.[unit] ?? 0)) / 2);

  const describe = (unit: UnitRef, names: readonly string[], shown: T) => {
    const { layer } = unit;
    if (layer < 0) return picture.describe?.(unit, names, shown) ?? picture.nameOf(unit, names);
    const own = biases[layer];
    const name = picture.nameOf(unit, names).replace(', ', ' · ');
    if (!own) return `${name}: no bias`;
    const symbol = own.count > 1 ? `‖${operator}b‖` : `${operator}b`;
    return `${symbol} of ${name} = ${formatNumber((now() && ofUnits[layer]?.[unit.unit]) ?? Number.NaN)}`;
  };

  return {
    ...picture,
    describe,
    parametersOf: now,
    face: { operator, direction, strengthOf },
    createUnitPainter: () => paintOver(picture.createUnitPainter(), colorOf),
    createGridPainter:
      () =>
      (context, { palette, layer, place: { perRow, pitch } }) => {
        now();
        for (let unit = 0; unit < (view.layers[layer]?.units ?? 0); unit++) {
          context.fillStyle = colorOf(palette, { layer, unit });
          context.fillRect((unit % perRow) * pitch, Math.floor(unit / perRow) * pitch, pitch - GAP, pitch - GAP);
        }
      },
  };
}

/** A number, or the norm of several with the sign of their sum. */
function normAt(values: ArrayLike<number>, places: readonly number[]): number {
  const [first] = places;
  if (places.length === 1 && first !== undefined) return values[first] as number;
  let sum = 0;
  let squares = 0;
  for (const place of places) {
    const number = values[place] as number;
    sum += number;
    squares += number * number;
  }
  return sum < 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
}

/** Draws the inputs as another painter does, and every other unit in one colour. */
function paintOver<T>(painter: UnitPainter<T>, colorOf: (palette: Palette, unit: UnitRef) => string): UnitPainter<T> {
  let scene: NetworkScene | null = null;
  return {
    ...painter,
    start(next) {
      scene = next;
      painter.start({ ...next, layout: { ...next.layout, columns: next.layout.columns.slice(0, 1) } });
    },
    draw(context, now) {
      painter.draw(context, now);
      scene?.layout.columns.forEach((column, index) => {
        const layer = index - 1;
        const { palette } = scene as NetworkScene;
        if (layer < 0) return;
        const border = frameOf(column.size);
        for (const { unit, x, y, size } of column.nodes) {
          context.fillStyle = colorOf(palette, { layer, unit });
          context.fillRect(x + border, y + border, size - 2 * border, size - 2 * border);
        }
        const { sheet, nodes, hidden } = column;
        for (let unit = 0; sheet && unit < hidden; unit++) {
          context.fillStyle = colorOf(palette, { layer, unit: nodes.length + unit });
          const x = sheet.x + (unit % sheet.perRow) * sheet.cell;
          context.fillRect(x, sheet.y + Math.floor(unit / sheet.perRow) * sheet.cell, sheet.cell - 1, sheet.cell - 1);
        }
      });
    },
  };
}
