/** What the pictures of codes show. Pure. */
import { PARTS } from '../../../experiment/experiment.ts';
import type { CodeDomain, CodePlace } from '../../../plots/codes/draw-codes.ts';
import type { PlotView } from '../../../plots/core/types.ts';
import type { Codes, RunView } from '../../../runtime/protocol.ts';
import { placeInPart } from '../../../store/example.ts';
import { targetText } from '../../network/example/prediction.ts';
import { domainOf, placeOf } from './plane.ts';

/** The codes as places. A row is the index of an example in `Codes`. */
export interface CodeScene {
  /** [count, 2] */
  readonly places: Float32Array;
  readonly domain: CodeDomain;
  /** The view with only the examples that have codes. */
  readonly view: PlotView;
  readonly labels: ArrayLike<number>;
  readonly project: (code: ArrayLike<number>) => CodePlace;
  readonly placeOf: (row: number) => CodePlace;
}

export function sceneOf(view: RunView, codes: Codes): CodeScene {
  const { indices, plane } = codes;
  const count = indices.length;
  const places = new Float32Array(2 * count);
  for (let row = 0; row < count; row++) places.set(placeOf(plane, codeOf(codes, row)), 2 * row);
  const labels = Float32Array.from(indices, (index) => view.points.labels[index] as number);
  const part = Uint8Array.from(indices, (index) => view.points.part[index] as number);
  return {
    places,
    domain: domainOf(places, plane.directions.length === 1),
    view: { ...view, points: { ...view.points, count, labels, part } },
    labels,
    project: (code) => placeOf(plane, code),
    placeOf: (row) => [places[2 * row] as number, places[2 * row + 1] as number],
  };
}

export function codeOf({ codes, size }: Codes, row: number): Float32Array {
  return codes.subarray(row * size, (row + 1) * size);
}

/** The row of an example of `RunView.points`; null if it has none. */
export function rowOf({ indices }: Codes, index: number | null): number | null {
  const row = index === null ? -1 : indices.indexOf(index);
  return row < 0 ? null : row;
}

/** An example to interpolate to: the first of another class, or else the one that is furthest away. */
export function otherRow({ view, labels, places }: CodeScene, from: number): number {
  const other = view.classes.length > 0 ? (labels as Float32Array) : null;
  const found = other?.findIndex((label) => label !== labels[from]) ?? -1;
  if (found >= 0) return found;
  let furthest = from;
  let most = 0;
  for (let row = 0; row * 2 < places.length; row++) {
    const distance =
      ((places[2 * row] as number) - (places[2 * from] as number)) ** 2 +
      ((places[2 * row + 1] as number) - (places[2 * from + 1] as number)) ** 2;
    if (distance <= most) continue;
    most = distance;
    furthest = row;
  }
  return furthest;
}

const WORST = 8;

/** The rows with the largest reconstruction errors, the largest first. */
export function worstRows({ errors }: Codes): readonly number[] {
  const order = Array.from(errors, (_, row) => row).filter((row) => Number.isFinite(errors[row]));
  return order.sort((a, b) => (errors[b] as number) - (errors[a] as number)).slice(0, WORST);
}

/** The inputs of an example, as the network receives them. */
export function inputAt({ points, features }: RunView, index: number): Float32Array {
  return points.features.subarray(index * features.length, (index + 1) * features.length);
}

/** "validation example 3 of 300, “disc”". */
export function exampleWords(view: RunView, index: number): string {
  const [position, count] = placeInPart(view, index);
  const part = PARTS[view.points.part[index] as number];
  return `${part} example ${position} of ${count}, ${targetText(view, view.points.labels[index] as number)}`;
}
