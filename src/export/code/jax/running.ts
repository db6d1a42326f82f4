/** The replay of the recorded steps, and training that goes on. */
import type { Ending } from '../../../experiment/index.ts';
import type { ExportedStart } from '../../exported.ts';
import { indented, number, type Script } from '../script.ts';
import { partsOf } from './program.ts';
import { definition, invocation, listed } from './python.ts';
import { earlyStopping } from './regularizers.ts';

/** What a step takes and gives. */
export interface Running {
  /** The variables that a step changes, `params` first: `params`, `state`, `opt_state`. */
  readonly carried: readonly string[];
  /** Statements that make the others from `params`. */
  readonly begin: readonly string[];
  /** The expression of the initial parameters in the record. */
  readonly recorded: string;
  /** The variables that `evaluate` needs. */
  readonly evaluated: readonly string[];
  /** Arguments of a step after the carried ones, for a batch of `rows`: `x[rows]`. */
  readonly batch: readonly string[];
  /** The statement that makes the variables from which batches are taken. */
  readonly table: string;
  /** The class that watches a loss for the schedule. */
  readonly watch: string | null;
  /** Why some of the losses are not in the record, as the end of a docstring; null if all are. */
  readonly uncompared: string | null;
  /** The expression of the players that move in the step with the number `step`, from 1; null if all do. */
  readonly turns: string | null;
}

const SHUFFLED = definition(
  'shuffled(seed=0)',
  'Yields the rows of one batch after the other; one may end a pass and begin the next.',
  [
    'random = np.random.default_rng(seed)',
    'rows = np.array([], dtype=int)',
    'while True:',
    '    while len(rows) < BATCH:',
    '        rows = np.concatenate([rows, random.permutation(COUNT)])',
    '    yield rows[:BATCH]',
    '    rows = rows[BATCH:]',
  ],
);

/** The functions that repeat the recorded steps and train on. */
export function writeRunning(exported: ExportedStart, running: Running, script: Script): readonly string[] {
  const { turns } = running;
  return [
    ...(turns
      ? [definition('turns(step)', 'The players that move in a step, counted from 1.', [`return ${turns}`])]
      : []),
    writeCheck(running),
    writeReplay(exported, running),
    SHUFFLED,
    writeTrain(exported, running, script),
  ];
}

/** The statement that makes a step. @param drawn the expression of its random numbers */
function stepping(
  { recording: { noise } }: ExportedStart,
  { carried, batch, watch, turns }: Running,
  drawn: string,
): string {
  return `${listed(carried)} = ${invocation('train_step', [
    ...carried,
    ...batch.map((table) => `${table}[rows]`),
    ...(noise.length > 0 ? [drawn] : []),
    ...(watch ? ['plateau.factor'] : []),
    ...(turns ? ['turns(step)'] : []),
  ])}`;
}

/** The loss that schedules and early stopping watch. */
function watchedIn(exported: ExportedStart): string {
  return `["${partsOf(exported).at(-1)}"]`;
}

function writeReplay(exported: ExportedStart, running: Running): string {
  const { steps, noise } = exported.recording;
  const { carried, watch } = running;
  const evaluate = invocation('evaluate', running.evaluated);
  const observe = `plateau.observe(losses${watchedIn(exported)})`;
  const loop = [
    'for step, rows in enumerate(RECORD["batches"], start=1):',
    ...(noise.length > 0 ? ['    draws = {name: values[step - 1] for name, values in RECORDED_DRAWS.items()}'] : []),
    `    ${stepping(exported, running, 'draws')}`,
    ...(watch
      ? [
          `    losses = ${evaluate}`,
          '    check(step, losses)',
          '    if step * BATCH >= plateau.observed * COUNT:',
          `        ${observe}`,
        ]
      : [`    check(step, ${evaluate})`]),
  ];
  const purpose =
    steps === 0
      ? 'Asserts that the initial losses are the same.'
      : `Repeats the recorded ${steps === 1 ? 'step' : 'steps'}, and asserts that the losses are the same.`;
  return definition('replay()', purpose, [
    ...(steps === 0 ? [] : [running.table]),
    `params = ${running.recorded}`,
    ...running.begin,
    ...(watch
      ? ['plateau = Plateau()', `losses = ${evaluate}`, 'check(0, losses)', observe]
      : [`check(0, ${evaluate})`]),
    ...(steps === 0 ? [] : loop),
    `return ${listed([...carried, watch ? 'plateau' : null])}`,
  ]);
}

function writeTrain(exported: ExportedStart, running: Running, script: Script): string {
  const { spec, recording } = exported;
  const { carried, evaluated, watch } = running;
  const watched = watchedIn(exported);
  const evaluate = invocation('evaluate', evaluated);
  const stopping = earlyStopping(spec, script);
  const kept = evaluated.length === 1 ? (evaluated[0] as string) : `(${listed(evaluated)})`;
  const ends = (loss: string) => invocation('stopping.ends', [loss, ...(stopping?.restores ? [kept] : [])]);
  const conditions = endingConditions(spec.until, script);
  return definition(
    `train(${listed([...carried, watch ? 'plateau' : null])})`,
    `Trains for some epochs, and prints the losses after each of them${unjudged(spec.until)}.`,
    [
      running.table,
      'batches = shuffled()',
      recording.noise.length > 0 ? 'key = jax.random.key(0)' : null,
      conditions.some((one) => one.includes('started')) ? 'started = time.perf_counter()' : null,
      ...(stopping ? [`stopping = ${stopping.name}()`, ends(`${evaluate}${watched}`)] : []),
      'step = 0',
      'for epoch in range(1, EPOCHS + 1):',
      '    while step * BATCH < epoch * COUNT:',
      '        step += 1',
      '        rows = next(batches)',
      `        ${stepping(exported, running, 'draw(jax.random.fold_in(key, step))')}`,
      `    losses = ${evaluate}`,
      '    text = ", ".join(f"{name} {value:.5f}" for name, value in losses.items())',
      '    print(f"epoch {epoch}: {text}")',
      watch ? `    plateau.observe(losses${watched})` : null,
      ...(stopping ? [`    if ${ends(`losses${watched}`)}:`, '        break'] : []),
      ...conditions.flatMap((condition) => [`    if ${condition}:`, '        break']),
      `return ${stopping?.restores ? 'stopping.best' : listed(evaluated)}`,
    ],
  );
}

function writeCheck({ uncompared }: Running): string {
  const purpose = 'Asserts that the losses after this many steps are those of the record';
  const assertion = [
    'expected = RECORD[f"loss/{name}"][step]',
    'message = f"{name} loss after {step} steps"',
    'np.testing.assert_allclose(value, expected, rtol=1e-4, atol=1e-6, err_msg=message)',
  ];
  return definition('check(step, losses)', uncompared === null ? `${purpose}.` : `${purpose}.\n\n${uncompared}\n`, [
    'for name, value in losses.items():',
    ...(uncompared === null
      ? assertion.map((line) => `    ${line}`)
      : ['    if f"loss/{name}" in RECORD.files:', ...assertion.map((line) => `        ${line}`)]),
  ]);
}

/** Scores besides the loss can end the experiment, but not the program, which has only losses. */
function unjudged(until: readonly Ending[]): string {
  const names = until.map(({ of }) => of).filter((of) => !ENDINGS.includes(of));
  return names.length > 0 ? `; ${names.join(' and ')} does not end it` : '';
}

const ENDINGS: readonly string[] = ['epochs', 'steps', 'seconds', 'loss', 'val_loss'];

/** Conditions on which training ends after an epoch. */
function endingConditions(until: readonly Ending[], script: Script): readonly string[] {
  return until.flatMap(({ of, value }) => {
    if (of === 'seconds') {
      script.import('import time');
      return [`time.perf_counter() - started >= ${number(value)}`];
    }
    if (of === 'loss') return [`losses["train"] <= ${number(value)}`];
    return of === 'val_loss' ? [`losses["validation"] <= ${number(value)}`] : [];
  });
}

/** The statements that run the program. @param last statements on `params` and what else `evaluate` needs */
export function writeMain(
  { recording: { steps } }: ExportedStart,
  { carried, begin, evaluated, watch }: Running,
  initialize: string,
  last: readonly string[],
): string {
  const all = listed([...carried, watch ? 'plateau' : null]);
  return `if __name__ == "__main__":
    ${all} = replay()
    print(${agreement(steps)})
    if SEED is not None:
${indented([`params = ${initialize}`, ...begin, ...(watch ? [`plateau = ${watch}()`] : [])].join('\n'), 2)}
    ${listed(evaluated)} = train(${all})
${indented(last.join('\n'))}`;
}

/** What a program says after its replay. */
function agreement(steps: number): string {
  if (steps === 0) return '"The initial losses agree."';
  return steps === 1 ? '"The losses of the first step agree."' : 'f"The losses of {STEPS} steps agree."';
}
