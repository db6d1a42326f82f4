import { type Acting, chanceOf, endsOf, happenedIn, moveStatements } from '../../agents/acting.ts';
import { indented } from '../../script.ts';

/** The function that acts in all worlds. */
export function rollout(acting: Acting): string {
  const parts = chanceOf(acting);
  return `def rollout(params, state, noise):
    """Acts in all worlds for some moves; where an episode ends, a new one begins.

    Returns the states of the worlds afterwards, and what happened as a list of arrays: they
    have a row for each move in each world, those of the first move first.
    """

    def move(state, uniform):
        ${parts.map(([name]) => name).join(', ')} = jnp.split(uniform, [${endsOf(acting).join(', ')}], 1)
${indented(moveStatements(acting).join('\n'), 2)}
        state = jnp.where(done[:, None], world.reset(reset_noise), next_state)
        return state, (${happenedIn(acting)})

    state, experience = jax.lax.scan(move, state, noise)
    return state, [column.reshape(-1, *column.shape[2:]) for column in experience]`;
}
