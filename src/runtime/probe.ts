import type { State } from '../compiler/compiled.ts';
import { type ExperimentSpec, entryOf } from '../experiment/index.ts';
import type { Probe } from './protocol.ts';
import type { Trainer } from './trainer.ts';

/**
 * Evaluates the next step before it is made: the length of the gradient, and the optimizer's terms for one weight.
 * @param spec of the replica, like `state`
 */
export async function lookAhead(
  trainer: Trainer,
  spec: ExperimentSpec,
  state: State,
  replica: number,
): Promise<{ readonly probe: Probe | null; readonly gradientNorm: number }> {
  const gradients = await trainer.nextGradients(replica);
  let squares = 0;
  for (const gradient of gradients.values()) for (const element of gradient) squares += element * element;
  const gradientNorm = Math.sqrt(squares);
  const [first] = gradients;
  if (!first) return { gradientNorm, probe: null };
  const [name, gradient] = first;
  const slots = Object.keys(entryOf('optimizers', spec.optimizer.id).slots);
  const elementOf = (tensor: string) => state.get(tensor)?.[0] ?? Number.NaN;
  const probe = {
    name,
    value: elementOf(name),
    gradient: gradient[0] ?? Number.NaN,
    slots: Object.fromEntries(slots.map((slot) => [slot, elementOf(`${name}/${slot}`)])),
  };
  return { gradientNorm, probe };
}
