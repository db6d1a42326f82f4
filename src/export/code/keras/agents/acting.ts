import { type Acting, chanceOf, endsOf, happenedIn, moveStatements } from '../../agents/acting.ts';
import { indented } from '../../script.ts';

/** The function that acts in all worlds. */
export function rollout(acting: Acting): string {
  const parts = chanceOf(acting);
  return `def rollout(state, noise):
    """Acts in all worlds for some moves; where an episode ends, a new one begins.

    Returns the states of the worlds afterwards, and what happened as a list of tensors: they
    have a row for each move in each world, those of the first move first.
    """
    experience = []
    for uniform in noise:
        ${parts.map(([name]) => name).join(', ')} = ops.split(uniform, [${endsOf(acting).join(', ')}], axis=1)
${indented(moveStatements(acting).join('\n'), 2)}
        experience.append((${happenedIn(acting)}))
        state = ops.where(done[:, None], world.reset(reset_noise), next_state)
    return state, [ops.concatenate(column) for column in zip(*experience)]`;
}
