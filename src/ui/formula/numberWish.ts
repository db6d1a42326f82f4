import type { RegularizerDef } from '../../catalog/regularizers/definition.ts';
import { type Call, entryOf, type Section } from '../../experiment/index.ts';
import type { NumberWish } from '../../runtime/protocol.ts';

/** What the page has chosen. */
export interface Chosen {
  readonly layer: number;
  readonly unit: number;
  readonly example: number;
  /** Whether it is the optimizer of a generator, or of the discriminator beside it; null without such players. */
  readonly player: NumberWish['player'];
}

/** The number of the next step that the formula of an entry computes; null if no single number of the step is it. */
export function numberWish(
  section: Section,
  { id }: Call,
  { layer, unit, example, player }: Chosen,
): NumberWish | null {
  const at = { layer, unit, example, player: null };
  switch (section) {
    case 'layers':
      return { ...at, kinds: ['sum', 'output'] };
    case 'activations':
      return { ...at, kinds: ['output'] };
    case 'losses':
      return { ...at, layer: null, kinds: ['loss'] };
    case 'optimizers':
      return { ...at, layer: player === null ? layer : null, player, kinds: ['next'] };
    case 'schedules':
      return { ...at, layer: null, kinds: ['rate'] };
    case 'regularizers': {
      const definition: RegularizerDef = entryOf('regularizers', id);
      if (definition.gradients) return { ...at, kinds: ['changed'] };
      if (definition.constrain) return { ...at, kinds: ['next'] };
      return definition.penalty ? { ...at, layer: null, kinds: ['loss'] } : null;
    }
    default:
      return null;
  }
}
