import { positionIn, sizeOf } from '../../../math/shape.ts';
import type { NamedView, Place, SlowStepView } from '../../../runtime/protocol.ts';

/** Whether a quantity has numbers for each example, along its first axis. */
export function isPerExample({ of, shape }: Pick<NamedView, 'of' | 'shape'>): boolean {
  return shape.length > 0 && (of === 'sum' || of === 'output' || of === 'inside' || of === 'given');
}

/** The number of examples of a quantity. */
export function examplesOf(quantity: Pick<NamedView, 'of' | 'shape'>): number {
  return isPerExample(quantity) ? (quantity.shape[0] as number) : 1;
}

/** A part of a quantity as rows and columns. */
export interface Sheet {
  readonly rows: number;
  readonly columns: number;
  /** How many such parts the quantity has: channels, for example. */
  readonly planes: number;
  /** The index of the first element in the quantity. */
  readonly start: number;
}

/**
 * Lays out the numbers of an example.
 * @param plane which part of the quantity, if it has more than two axes
 */
export function sheetOf(quantity: Pick<NamedView, 'of' | 'shape'>, example: number, plane: number): Sheet {
  const { shape } = quantity;
  const own = isPerExample(quantity) ? shape.slice(1) : shape;
  const size = sizeOf(own);
  const axes = own.filter((length) => length !== 1);
  const [rows, columns] = axes.length < 2 ? [1, sizeOf(axes)] : (axes.slice(-2) as [number, number]);
  const planes = size / (rows * columns);
  const at = Math.min(example, examplesOf(quantity) - 1);
  return { rows, columns, planes, start: at * size + Math.min(plane, planes - 1) * rows * columns };
}

/** The plane in which an element lies. */
export function planeOf(quantity: Pick<NamedView, 'of' | 'shape'>, index: number): number {
  const { rows, columns, planes } = sheetOf(quantity, 0, 0);
  return Math.floor(index / (rows * columns)) % planes;
}

/** The quantities to calculate in a step, in order. */
export function tasksIn(view: Pick<SlowStepView, 'stages'> | undefined): readonly NamedView[] {
  return (view?.stages ?? []).flatMap(({ tasks }) => tasks);
}

/** The trace of an element; undefined if there is none. */
export function traceAt(traces: SlowStepView['traces'], { node, index }: Place) {
  return traces.find(({ place }) => place?.node === node && place.index === index);
}

/** The same number of another example. */
export function placeAt(quantity: NamedView, index: number, example: number): Place {
  const size = sizeOf(quantity.shape) / examplesOf(quantity);
  const at = Math.min(example, examplesOf(quantity) - 1);
  return { node: quantity.node, index: at * size + (index % size) };
}

/** The example to which an element belongs. */
export function exampleOf(quantity: Pick<NamedView, 'of' | 'shape'>, index: number): number {
  return Math.floor(index / (sizeOf(quantity.shape) / examplesOf(quantity)));
}

/** The unit of the network that an element of a quantity belongs to. */
export function unitOf({ of, layer, shape }: NamedView, index: number) {
  const isInput = of === 'given' && layer === null;
  if (!isInput && (layer === null || (of !== 'sum' && of !== 'output'))) return null;
  const position = positionIn(shape, index);
  // Images have their channels first, sequences their features last.
  const unit = position.length === 4 && !isInput ? position[1] : position.at(-1);
  return { layer: isInput ? -1 : (layer as number), unit: unit ?? 0 };
}
