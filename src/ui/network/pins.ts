import type { Pin } from '../../experiment/experiment.ts';
import { edit } from '../../store/experiment.ts';

/** A weight or bias, by its index in its parameter. */
export type Pinned = Pick<Pin, 'parameter' | 'index'>;

export function findPin(pins: readonly Pin[], { parameter, index }: Pinned): Pin | undefined {
  return pins.find((pin) => pin.parameter === parameter && pin.index === index);
}

/** Freezes a number at a value, replacing an earlier value. */
export function freeze({ parameter, index }: Pinned, value: number): void {
  edit(({ pins }) => ({ pins: [...without(pins, { parameter, index }), { parameter, index, value }] }));
}

/** Lets a number train again. */
export function release(number: Pinned): void {
  edit(({ pins }) => ({ pins: without(pins, number) }));
}

function without(pins: readonly Pin[], number: Pinned): readonly Pin[] {
  const pin = findPin(pins, number);
  return pins.filter((other) => other !== pin);
}
