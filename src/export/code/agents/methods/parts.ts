import { indented } from '../../script.ts';
import { type Column, type MethodSite, NETWORKS } from './definition.ts';

/** The function that draws actions with the probabilities that the softmax of scores gives them. */
export function gumbelChoice({ dialect: { module } }: MethodSite): string {
  return `def choose(scores, noise):
    """Draws an action by the softmax of the scores: the largest after adding Gumbel noise."""
    return ${module}.argmax(scores - ${module}.log(-${module}.log(noise)), 1)`;
}

/** The function that adds up what follows. */
export function discountedSums({ dialect: { module, concat } }: MethodSite): string {
  return `def discounted(x, done, factor):
    """Adds to each move what follows in its episode, times the factor for every move in between."""
    x, done = (${module}.reshape(one, (MOVES, WORLDS)) for one in (x, done))
    sums = [x[-1]]
    for move in reversed(range(MOVES - 1)):
        sums.insert(0, x[move] + factor * ${module}.where(done[move], 0.0, sums[0]))
    return ${concat}(sums)`;
}

/** The function that compares what happened with what was estimated. @param factor that of later differences */
export function advantages({ dialect: { module } }: MethodSite, factor: string): string {
  return `def advantages(rewards, done, terminated, values, next_values):
    """Generalized advantage estimates: Schulman et al. (2016), https://arxiv.org/abs/1506.02438."""
    td_errors = rewards + GAMMA * ${module}.where(terminated, 0.0, next_values) - values
    return discounted(td_errors, done, ${factor})`;
}

/** The function that computes the loss. */
export function lossFunction(
  { dialect }: MethodSite,
  doc: string,
  columns: readonly Column[],
  statements: readonly string[],
): string {
  return `def loss_of(${[...dialect.parameters, 'experience'].join(', ')}):
    """${doc}"""
${indented([`${columns.join(', ')} = experience`, ...statements].join('\n'))}`;
}

/** Statements with the logarithm of the probability of each action, and with the entropy if it has a weight. */
export function judged({ dialect, args }: MethodSite): readonly string[] {
  const { module: m, apply, logSoftmax, pick } = dialect;
  return [
    `logs = ${logSoftmax(apply(NETWORKS.policy, 'observations'))}`,
    `log_probabilities = ${pick('logs', 'actions')}`,
    ...(args.entropy === 0 ? [] : [`entropy = -${m}.mean(${m}.sum(${m}.exp(logs) * logs, 1))`]),
  ];
}

/** What the entropy subtracts from the loss. */
export function lessEntropy({ args }: MethodSite): string {
  return args.entropy === 0 ? '' : ' - ENTROPY_WEIGHT * entropy';
}

/** The only output of the critic. */
export function valuesOf({ dialect: { apply } }: MethodSite, observations: string): string {
  return `${apply(NETWORKS.value, observations)}[:, 0]`;
}
