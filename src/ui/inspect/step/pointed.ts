import type { NamedView } from '../../../runtime/protocol.ts';
import type { Pointed } from '../../../store/slow-step.ts';
import { unitOf } from './sheet.ts';

/** What an element of a quantity belongs to. */
export function pointedAt(quantity: NamedView, index: number): Pointed {
  const { node, of, name } = quantity;
  const parameter = of === 'slot' ? name.slice(0, name.lastIndexOf('/')) : of === 'parameter' ? name : null;
  return {
    place: { node, index },
    unit: unitOf(quantity, index),
    parameter: parameter === null ? null : { parameter, index },
  };
}
