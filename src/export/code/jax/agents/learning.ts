import type { NetworkRole } from '../../../../catalog/methods/definition.ts';
import { countedIn } from '../../agents/acting.ts';
import type { Column } from '../../agents/methods/definition.ts';
import type { Limits } from '../parameters.ts';
import { definition, listed } from '../python.ts';
import { carriedBy } from './running.ts';
import type { SlowCopy } from './slow-copy.ts';

interface StepParts {
  readonly columns: readonly Column[];
  readonly slow: SlowCopy | null;
  /** Whether penalties act on weights. */
  readonly penalized: boolean;
  readonly limits: Limits;
}

/** The function that makes a step, and the one before it with the loss that it lowers if penalties act. */
export function trainStep({ columns, slow, penalized, limits }: StepParts): readonly string[] {
  const carried = carriedBy(slow);
  const takes = [...carried.slice(1, -1), 'experience'];
  const training = definition(`training_loss(${listed(takes)})`, 'The loss that a step lowers.', [
    `return loss_of(${listed(takes)}) + penalty(params)`,
  ]);
  const step = definition(
    `train_step(${listed([...carried, 'noise'])})`,
    'Acts and learns for a step; also returns its rewards, and whether episodes are done.',
    [
      'state, experience = rollout(params, state, noise)',
      `grads = jax.grad(${penalized ? 'training_loss' : 'loss_of'})(${listed(takes)})`,
      slow?.follow ?? null,
      'updates, opt_state = optimizer.update(grads, opt_state, params)',
      'params = optax.apply_updates(params, updates)',
      ...limits.statements,
      `${countedIn(columns)} = experience`,
      `return ${listed([...carried, 'rewards', 'done'])}`,
    ],
    '@jax.jit',
  );
  return [...(penalized ? [training] : []), step];
}

/** The function that evaluates the loss. */
export function evaluation(slow: SlowCopy | null): string {
  const takes = carriedBy(slow).slice(1);
  return definition(
    `evaluate(${listed(takes)})`,
    'The loss of acting from these states of the worlds.',
    [
      '_, experience = rollout(params, state, FIXED_NOISE)',
      `return loss_of(${listed([...takes.slice(0, -1), 'experience'])})`,
    ],
    '@jax.jit',
  );
}

/** The function that says what the agent thinks of actions. @param scores the expression of the network's outputs */
export function prediction(acts: NetworkRole, scores: string): string {
  const isPolicy = acts === 'policy';
  return definition(
    'predict(params, observations)',
    `The ${isPolicy ? 'probability' : 'value'} of each action.`,
    [`return ${isPolicy ? `jax.nn.softmax(${scores})` : scores}`],
    '@jax.jit',
  );
}
