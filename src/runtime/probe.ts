import type { State } from '../compiler/initial.ts';
import { type ExperimentSpec, entryOf } from '../spec/index.ts';
import type { Probe } from './protocol.ts';
import type { Trainer } from './trainer.ts';

/**
 * Looks at one weight as the optimizer sees it before the next step.
 * @param spec of the replica, like `state`
 */
export async function probeUpdate(
  trainer: Trainer,
  spec: ExperimentSpec,
  state: State,
  replica: number,
): Promise<Probe | null> {
  const [first] = await trainer.nextGradients(replica);
  if (!first) return null;
  const [name, gradient] = first;
  const slots = Object.keys(entryOf('optimizers', spec.optimizer.id).slots);
  const elementOf = (tensor: string) => state.get(tensor)?.[0] ?? Number.NaN;
  return {
    name,
    value: elementOf(name),
    gradient: gradient[0] ?? Number.NaN,
    slots: Object.fromEntries(slots.map((slot) => [slot, elementOf(`${name}/${slot}`)])),
  };
}
