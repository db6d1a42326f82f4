import type { Quantity, QuantityKind } from '../../compiler/slow-step/quantity.ts';
import { type Trace, traceOf } from '../../compiler/slow-step/trace.ts';
import type { PlayerId } from '../../experiment/two-networks.ts';
import { indexIn } from '../../math/shape.ts';
import type { Look } from '../look.ts';
import { computeStep } from './slow-step.ts';
import type { Subject } from './subject.ts';

/** A number of the next step. */
export interface NumberWish {
  /** The first of these kinds that the step has. */
  readonly kinds: readonly QuantityKind[];
  /** Index of its layer; null for any. */
  readonly layer: number | null;
  /** The unit of the layer, or its weights. */
  readonly unit: number;
  /** The position of the example in the batch. */
  readonly example: number;
  /** null for any. */
  readonly player: PlayerId | null;
}

/** Which numbers are traced, by a key of the page. */
export interface EquationsWish {
  readonly of: Readonly<Record<string, NumberWish>>;
}

/** How numbers of the next step are computed. */
export interface Equations {
  readonly step: number;
  /** By the key of the wish; a number that the step does not have is missing. */
  readonly traces: Readonly<Record<string, Trace>>;
}

export const equations = {
  keeps: 'latest',
  interval: 1000,
  share: 0.1,
  find: (look, wish) => find(look, wish),
} as const satisfies Subject<Equations, EquationsWish>;

async function* find(look: Look, { of }: EquationsWish): AsyncGenerator<void, Equations> {
  const { step } = look.trainer;
  const { quantities, names, read } = await computeStep(look, null);
  yield;
  const all = quantities.map(({ quantity }) => quantity);
  const traces = Object.entries(of).flatMap(([key, wish]) => {
    const quantity = quantityFor(all, wish);
    return quantity ? [[key, traceOf({ names, read }, quantity.value, indexFor(quantity, wish), quantity)]] : [];
  });
  return { step, traces: Object.fromEntries(traces) };
}

function quantityFor(all: readonly Quantity[], { kinds, layer, player }: NumberWish): Quantity | undefined {
  const fits = (quantity: Quantity) =>
    (layer === null || quantity.layer === layer) && (player === null || quantity.player === player);
  return kinds
    .flatMap((kind) => {
      const found = all.filter((quantity) => quantity.kind === kind && fits(quantity));
      return found.find(({ of }) => of === 'parameter') ?? found[0] ?? [];
    })
    .at(0);
}

/** The element of the unit: of its weights the first, of the outputs that of the example. */
function indexFor({ of, value: { type } }: Quantity, { unit, example }: NumberWish): number {
  const { shape } = type;
  const clamp = (at: number, axis: number) => Math.min(at, (shape[axis] as number) - 1);
  const isWeight = of === 'parameter' || of === 'slot';
  // Kernels have their filters first, images their channels after the example.
  const unitAxis = shape.length === 4 ? (isWeight ? 0 : 1) : shape.length - 1;
  return indexIn(
    shape,
    shape.map((_, axis) => {
      if (axis === unitAxis) return clamp(unit, axis);
      return axis === 0 && !isWeight ? clamp(example, axis) : 0;
    }),
  );
}
