import type { NetworkRole } from '../../../../catalog/methods/definition.ts';
import { type Endings, INTERVAL } from '../../agents/endings.ts';
import { indented } from '../../script.ts';
import { definition, invocation, listed } from '../python.ts';
import { SLOW } from './dialect.ts';
import type { SlowCopy } from './slow-copy.ts';

interface Running {
  readonly slow: SlowCopy | null;
  readonly endings: Endings;
  readonly acts: NetworkRole;
  /** The function `predict`. */
  readonly prediction: string;
  /** The call of the function that draws parameters. */
  readonly initialize: string;
}

/** The variables that a step changes, those that `evaluate` needs last. */
export function carriedBy(slow: SlowCopy | null): readonly string[] {
  return ['opt_state', 'params', ...(slow ? [SLOW] : []), 'state'];
}

/** The functions that repeat the recorded steps and train on, and the statements that run them. */
export function writeRunning({ slow, endings, acts, prediction, initialize }: Running): readonly string[] {
  const { timed, judged } = endings;
  const carried = carriedBy(slow);
  const all = listed([...carried, 'episodes']);
  const measured = invocation('evaluate', carried.slice(1));
  const step = (noise: string) => [
    `${listed([...carried, 'rewards', 'done'])} = ${invocation('train_step', [...carried, noise])}`,
    'episodes.add(rewards, done)',
  ];
  const starts = slow && slow.tensors.length > 0 ? ['params', SLOW] : ['params'];
  const begin = definition(
    `begin(${listed(starts)})`,
    'All that a run carries from step to step, with the worlds as they were recorded.',
    [
      ...(slow && slow.tensors.length === 0 ? [`${SLOW} = ${slow.drawn}`] : []),
      'state = jnp.asarray(RECORD["worlds/state"])',
      `return ${listed(['optimizer.init(params)', ...carried.slice(1), 'Episodes()'])}`,
    ],
  );
  const started = (params: string, copied: string | undefined) =>
    `${all} = ${invocation('begin', starts.length > 1 && copied ? [params, copied] : [params])}`;
  // Terms of both signs cancel in the loss of a policy, but their rounding does not.
  const atLeast = acts === 'policy' ? '1e-5' : '1e-6';
  const check = definition(
    'check(step, loss, mean_return)',
    'Asserts that the loss and the mean return after this many steps are those of the record.',
    [
      'expected = RECORD["loss/train"][step], RECORD["return/train"][step]',
      'message = f"loss and mean return after {step} steps"',
      `np.testing.assert_allclose((loss, mean_return), expected, rtol=1e-4, atol=${atLeast}, err_msg=message)`,
    ],
  );
  const replay = definition(
    'replay()',
    'Repeats the recorded steps, and asserts that the losses and mean returns are the same.',
    [
      started('INITIAL["params"]', slow?.recorded),
      `check(0, ${measured}, episodes.mean_return())`,
      'for step, noise in enumerate(RECORD["draws/worlds/noise"], start=1):',
      ...step('noise').map((line) => `    ${line}`),
      `    check(step, ${measured}, episodes.mean_return())`,
      `return ${all}`,
    ],
  );
  const shown = [
    `loss, mean_return = ${measured}, episodes.mean_return()`,
    'print(f"step {step}: loss {loss:.5f}, mean return {mean_return:.3f}")',
    ...judged,
  ];
  const train = definition(`train(${all})`, 'Goes on with new random numbers, and prints losses and mean returns.', [
    'key = jax.random.key(0)',
    timed.length > 0 ? 'start = time.perf_counter()' : null,
    'for step in range(STEPS + 1, LAST + 1):',
    '    noise = jax.random.uniform(jax.random.fold_in(key, step), (MOVES, WORLDS, NUMBERS))',
    ...step('noise').map((line) => `    ${line}`),
    `    if step % ${INTERVAL} == 0 or step == LAST:`,
    ...shown.map((line) => `        ${line}`),
    ...timed.map((line) => `    ${line}`),
    'return params, state',
  ]);
  const anew =
    starts.length > 1 && slow
      ? [`params = ${initialize}`, started('params', slow.drawn)]
      : [started(initialize, undefined)];
  const main = `if __name__ == "__main__":
    ${all} = replay()
    print(f"The losses and mean returns of {STEPS} steps agree.")
    if SEED is not None:
${indented(anew.join('\n'), 2)}
    params, state = train(${all})
    for answer in predict(params, world.observe(state[:5])):
        print("${acts === 'policy' ? 'probabilities' : 'values'} of the actions:", np.round(answer, 3))`;
  return [begin, check, replay, train, prediction, main];
}
