import type { NetworkRole } from '../../../../catalog/methods/definition.ts';
import { countedIn } from '../../agents/acting.ts';
import { type Endings, INTERVAL } from '../../agents/endings.ts';
import { type Column, NETWORKS } from '../../agents/methods/definition.ts';
import { indented } from '../../script.ts';
import { replayFunction } from '../replay.ts';

/** The model that trains the networks in these variables. */
export function agentClass(networks: readonly string[]): string {
  return `class Agent(keras.Model):
    """Trains its networks by the loss of what happened in the worlds."""

    def __init__(self):
        super().__init__()
${indented(networks.map((network) => `self.${network} = ${network}`).join('\n'), 2)}
        # All of its networks are, so that Keras need not trace the loss for that.
        self.built = True

    def call(self, experience):
        loss = loss_of(experience)
        self.add_loss(loss)
        return loss`;
}

/** The function that makes a step. @param hasSlow whether a copy of a network follows it slowly */
export function trainStep(columns: readonly Column[], hasSlow: boolean): string {
  const [before, after] = hasSlow
    ? ['    weights = followed()\n', `    ${NETWORKS.slow_action_values}.set_weights(weights)\n`]
    : ['', ''];
  return `def train_step(state, noise):
    """Acts from these states of the worlds, learns from that, and returns the next states."""
    state, experience = rollout(state, noise)
${before}    agent.train_on_batch(experience)
${after}    ${countedIn(columns)} = experience
    episodes.add(ops.convert_to_numpy(rewards), ops.convert_to_numpy(done))
    return state`;
}

/** The function that evaluates the loss. */
export const EVALUATE = `def evaluate(state):
    """The loss of acting from these states of the worlds, with the same chance every time."""
    _, experience = rollout(state, RECORD["evaluation/noise"])
    return float(ops.convert_to_numpy(loss_of(experience)))`;

/** The function that repeats the recorded steps. @param steps their number */
export function replay(acts: NetworkRole, steps: number): string {
  // Terms of both signs cancel in the loss of a policy, but their rounding does not.
  const atLeast = acts === 'policy' ? '1e-5' : '1e-6';
  return replayFunction({
    steps,
    compared: 'losses and mean returns',
    begin: ['state = ops.convert_to_tensor(RECORD["worlds/state"])'],
    step: ['state = train_step(state, RECORD["draws/worlds/noise"][step - 1])'],
    compare: (step) => [
      'found = evaluate(state), episodes.mean_return()',
      `expected = RECORD["loss/train"][${step}], RECORD["return/train"][${step}]`,
      `np.testing.assert_allclose(found, expected, rtol=1e-4, atol=${atLeast})`,
    ],
    end: ['return state'],
  });
}

/** The function that trains on. */
export function going({ timed, judged }: Endings): string {
  const body = [
    'state = train_step(state, random.random((MOVES, WORLDS, NUMBERS), dtype="float32"))',
    `if step % ${INTERVAL} == 0 or step == last:`,
    '    loss, mean_return = evaluate(state), episodes.mean_return()',
    '    print(f"step {step}: loss {loss:.5f}, mean return {mean_return:.3f}")',
    ...judged.map((line) => `    ${line}`),
    ...timed,
  ];
  return `def train(state, last):
    """Goes on training up to a step, with new random numbers."""
    random = np.random.default_rng()
${timed.length > 0 ? '    start = time.perf_counter()\n' : ''}    for step in range(STEPS + 1, last + 1):
${indented(body.join('\n'), 2)}
    return state`;
}

/** The function that says what the agent thinks of actions. */
export function prediction(acts: NetworkRole): string {
  const scores = `${NETWORKS[acts]}(observations)`;
  const isPolicy = acts === 'policy';
  return `def predict(observations):
    """The ${isPolicy ? 'probability' : 'value'} of each action, for rows that \`world.observe\` gives of states."""
    return ops.convert_to_numpy(${isPolicy ? `ops.softmax(${scores})` : scores})`;
}
