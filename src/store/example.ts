import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { imageSizeOf, stepsOf } from '../math/sample.ts';
import type { ExampleWish, RunView } from '../runtime/protocol.ts';
import type { Unit } from './choice.ts';
import { run, useRun } from './run.ts';

/** One number of a unit whose output is an image. */
export interface Pixel extends Unit {
  readonly row: number;
  readonly column: number;
}

interface ExampleStore {
  /** Index in `RunView.points`; null for the first one of validation. */
  readonly index: number | null;
  /** The pixel under the pointer. */
  readonly pixel: Pixel | null;
  /** A drawn image in view in place of an example of the data: its pixels, before the preparation; null if there is none. */
  readonly drawn: Float64Array | null;
  /** The order in which a person steps through examples of a part, as indices; null for that of the data. */
  readonly order: readonly number[] | null;
}

/** The example that goes through the picture of the network. It does not affect the run and is not part of the link. */
export const example = createStore<ExampleStore>(() => ({ index: null, pixel: null, drawn: null, order: null }));

/** Shows an example of the data, in place of a drawn image if there is one. */
export function chooseExample(index: number): void {
  example.setState({ index, drawn: null });
}

/** Shows a drawn image in place of an example of the data; null goes back to the data. */
export function showDrawn(drawn: Float64Array | null): void {
  example.setState({ drawn });
}

/** The drawn image in view; null if an example of the data is. */
export function useDrawn(): Float64Array | null {
  return useStore(example, ({ drawn }) => drawn);
}

/** Whether a drawn image is in view. */
export function useIsDrawn(): boolean {
  return useStore(example, ({ drawn }) => drawn !== null);
}

/** What to request from the engine for the picture of the network: the drawn image, or the example of the data. */
export function useExampleWish(view: RunView): ExampleWish | null {
  const drawn = useDrawn();
  const index = useExampleIn(view);
  return useMemo(() => (drawn ? { image: drawn } : index === null ? null : { index }), [drawn, index]);
}

export function pointAtPixel(pixel: Pixel | null): void {
  const { pixel: before } = example.getState();
  if (samePixel(before, pixel)) return;
  example.setState({ pixel });
}

/** The index of the example in view; null if there are no examples. */
export function exampleIn({ points }: RunView, chosen: number | null): number | null {
  if (points.count === 0) return null;
  if (chosen !== null && chosen < points.count) return chosen;
  return Math.max(0, points.part.indexOf(VALIDATION));
}

const VALIDATION = 1;

/** Whether the pictures show one example rather than a plane: if each example is an image or a sequence. */
export function useShowsExample(): boolean {
  return useRun(({ view }) => view !== null && showsExample(view));
}

function showsExample({ sample, generator }: RunView): boolean {
  // The maps of a generator are over its noise.
  if (generator) return false;
  return imageSizeOf(sample) !== null || stepsOf(sample) !== null;
}

/** The index of the example in view. */
export function useExampleIn(view: RunView | null): number | null {
  return useStore(example, ({ index }) => view && exampleIn(view, index));
}

/** The next or the previous example of the same part that fits, starting over at the end; null if none does. */
export function nextExample(
  { points: { part, count } }: RunView,
  from: number,
  way: 1 | -1,
  fits: (index: number) => boolean = () => true,
): number | null {
  for (let steps = 1; steps <= count; steps++) {
    const index = (from + way * steps + count * steps) % count;
    if (part[index] === part[from] && fits(index)) return index;
  }
  return null;
}

/** Sets the order in which `stepExample` goes through the examples; null for that of the data. */
export function orderExamples(order: readonly number[] | null): void {
  example.setState({ order });
}

/** The order in which a person steps through the examples; null for that of the data. */
export function useExampleOrder(): readonly number[] | null {
  return useStore(example, ({ order }) => order);
}

/** Shows the next or the previous example in the order, or of the same part without one; nothing happens if the pictures show a plane. */
export function stepExample(way: 1 | -1): void {
  const { view } = run.getState();
  const from = view && showsExample(view) ? exampleIn(view, example.getState().index) : null;
  if (!view || from === null) return;
  const { order } = example.getState();
  const next = order ? nextIn(order, from, way) : nextExample(view, from, way);
  if (next !== null) chooseExample(next);
}

/** The next or the previous one of a list, starting over at the end; the first one if it is not on the list. */
function nextIn(order: readonly number[], from: number, way: 1 | -1): number | null {
  const place = order.indexOf(from);
  const next = place < 0 ? 0 : (place + way + order.length) % order.length;
  return order[next] ?? null;
}

/** The position of an example among those of its part, from 1, and their number. */
export function placeInPart({ points: { part } }: RunView, index: number): readonly [position: number, count: number] {
  let position = 0;
  let count = 0;
  part.forEach((other, at) => {
    if (other !== part[index]) return;
    count++;
    if (at <= index) position++;
  });
  return [position, count];
}

function samePixel(a: Pixel | null, b: Pixel | null): boolean {
  if (a === null || b === null) return a === b;
  return a.layer === b.layer && a.unit === b.unit && a.row === b.row && a.column === b.column;
}

run.subscribe(({ view }, { view: before }) => {
  if (view === before) return;
  // An index means nothing among other examples, nor a pixel in another network.
  const { index, drawn } = example.getState();
  example.setState({
    pixel: null,
    index: sameExamples(view, before) ? index : null,
    drawn: sameImageSize(view, before) ? drawn : null,
    order: null,
  });
});

function sameImageSize(a: RunView | null, b: RunView | null): boolean {
  if (!a || !b || !imageSizeOf(a.sample) || !imageSizeOf(b.sample)) return false;
  return a.sample.shape.join() === b.sample.shape.join();
}

function sameExamples(a: RunView | null, b: RunView | null): boolean {
  if (!a || !b || a.points.count !== b.points.count) return false;
  const [one, other] = [a.points, b.points];
  return (
    one.part.every((part, index) => part === other.part[index]) &&
    one.labels.every((label, index) => label === other.labels[index])
  );
}
