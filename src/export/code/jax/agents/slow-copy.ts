import { type ExperimentSpec, rolesOf } from '../../../../experiment/index.ts';
import type { Recording } from '../../../../runtime/recording.ts';
import type { StateTensor } from '../../record-file.ts';
import { number } from '../../script.ts';
import { type Parameters, withFrozen } from '../parameters.ts';
import { invocation } from '../python.ts';
import { SLOW } from './dialect.ts';

/** The copy of a network that follows it slowly. */
export interface SlowCopy {
  /** The expression of its recorded initial parameters, and of those if training starts from others. */
  readonly recorded: string;
  readonly drawn: string;
  /** The statement that moves it, by the parameters before a step. */
  readonly follow: string;
  /** What it starts from, if that is something else than the parameters of the network. */
  readonly tensors: readonly StateTensor[];
}

/** Writes the copy of the network for action values that follows it slowly; null without one. */
export function slowCopy({ method }: ExperimentSpec, parameters: Parameters, { initial }: Recording): SlowCopy | null {
  if (!rolesOf(method).includes('slow_action_values')) return null;
  const all = [...parameters.groups.flatMap(({ trained }) => trained), ...parameters.frozen];
  const differs = all.some(({ name }) => initial.get(name)?.join() !== initial.get(`${SLOW}/${name}`)?.join());
  const copied = withFrozen('params', parameters);
  const step = number(method.args.follow as number);
  return {
    recorded: differs ? `INITIAL["${SLOW}"]` : copied,
    drawn: copied,
    follow: `${SLOW} = ${invocation('optax.incremental_update', [copied, SLOW], { step_size: step })}`,
    tensors: differs ? all.map(({ name, shape }) => ({ key: `${SLOW}/${name}`, shape, of: [`${SLOW}/${name}`] })) : [],
  };
}
