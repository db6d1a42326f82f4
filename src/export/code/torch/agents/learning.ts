import { type ExperimentSpec, rolesOf } from '../../../../experiment/index.ts';
import { countedIn } from '../../agents/acting.ts';
import type { Column } from '../../agents/methods/definition.ts';
import { indented, type Script } from '../../script.ts';
import { constraints, gradientChanges, type Held, holdFunction, penaltyFunction, pinned } from '../regularizers.ts';

interface StepParts {
  readonly spec: ExperimentSpec;
  readonly networks: readonly Held[];
  /** The expression of all parameters. */
  readonly parameters: string;
  readonly columns: readonly Column[];
  readonly script: Script;
}

/** The function that makes a step, after those that it needs. */
export function trainStep({ spec, networks, parameters, columns, script }: StepParts): readonly string[] {
  const penalties = networks.flatMap((held) => {
    const name = networks.length === 1 ? 'penalty' : `${held.variable}_penalty`;
    const source = penaltyFunction(spec, held, script, name);
    return source ? [{ name, source }] : [];
  });
  const hold = holdFunction(networks.flatMap((held) => [...constraints(spec, held, script), ...pinned(spec, held)]));
  const statements = [
    'state, experience = rollout(state, noise)',
    ['loss = loss_of(experience)', ...penalties.map(({ name }) => `${name}()`)].join(' + '),
    'optimizer.zero_grad()',
    'loss.backward()',
    ...gradientChanges(spec, parameters, script),
    ...(rolesOf(spec.method).includes('slow_action_values') ? ['follow()'] : []),
    'optimizer.step()',
    ...(hold ? ['constrain()'] : []),
    `${countedIn(columns)} = experience`,
    'episodes.add(rewards, done)',
    'return state',
  ];
  return [
    ...penalties.map(({ source }) => source),
    ...(hold ? [hold] : []),
    `def train_step(state, noise):
    """Acts from these states of the worlds, learns from that, and returns the next states."""
${indented(statements.join('\n'))}`,
  ];
}
