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
  /** The variables that `measure` needs. */
  readonly measured: readonly string[];
  /** Arguments of a step after the carried ones, for a batch of `rows`: `x[rows]`. */
  readonly batch: readonly string[];
  /** The statement that makes the variables from which batches are taken. */
  readonly table: string;
  /** The variable with the loss of a step; null if it gives none. */
  readonly value: string | null;
  /** The class that watches a loss for the schedule. */
  readonly watch: string | null;
  /** Why some of what is measured is not in the record, as the end of a docstring; null if all is. */
  readonly uncompared: string | null;
  /** The expression of the players that move in the step with the number `step`, from 0; null if all do. */
  readonly turns: string | null;
}

const SHUFFLED = definition(
  'shuffled(seed=0)',
  'The rows of one batch after the other; one may end a pass and begin the next.',
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
  const { spec, recording } = exported;
  const { carried, measured, watch, turns, value } = running;
  const draws = recording.noise.length > 0;
  const watched = `["${partsOf(exported).at(-1)}"]`;
  const measure = invocation('measure', measured);
  const step = (rows: string, drawn: string | null, gives: string | null) =>
    `${listed([...carried, gives])} = ${invocation('train_step', [
      ...carried,
      ...running.batch.map((table) => `${table}[${rows}]`),
      ...(drawn ? [drawn] : []),
      ...(watch ? ['plateau.factor'] : []),
      ...(turns ? ['turns(step)'] : []),
    ])}`;
  const replay = definition('replay()', 'Repeats the recorded steps, and asserts their losses.', [
    running.table,
    `params = ${running.recorded}`,
    ...running.begin,
    ...(watch
      ? ['plateau = Plateau()', `measured = ${measure}`, 'check(0, measured)', `plateau.observe(measured${watched})`]
      : [`check(0, ${measure})`]),
    'for step, rows in enumerate(record["batches"]):',
    ...(draws ? ['    draws = {name: values[step] for name, values in recorded_draws.items()}'] : []),
    `    ${step('rows', draws ? 'draws' : null, value && '_')}`,
    ...(watch
      ? [
          `    measured = ${measure}`,
          '    check(step + 1, measured)',
          '    if (step + 1) * BATCH >= plateau.observed * COUNT:',
          `        plateau.observe(measured${watched})`,
        ]
      : [`    check(step + 1, ${measure})`]),
    `return ${listed([...carried, watch ? 'plateau' : null])}`,
  ]);
  const stopping = earlyStopping(spec, script);
  const kept = measured.length === 1 ? (measured[0] as string) : `(${listed(measured)})`;
  const ends = (loss: string) => invocation('stopping.ends', [loss, ...(stopping?.restores ? [kept] : [])]);
  const conditions = endingConditions(spec.until, script);
  const train = definition(
    `train(${listed([...carried, watch ? 'plateau' : null])})`,
    `Trains for some epochs, and prints the losses after each of them${unjudged(spec.until)}.`,
    [
      running.table,
      'batches = shuffled()',
      draws ? 'key = jax.random.key(0)' : null,
      conditions.some((one) => one.includes('started')) ? 'started = time.perf_counter()' : null,
      ...(stopping ? [`stopping = ${stopping.name}()`, ends(`${measure}${watched}`)] : []),
      'step = 0',
      'for epoch in range(1, EPOCHS + 1):',
      '    while step * BATCH < epoch * COUNT:',
      '        rows = next(batches)',
      `        ${step('rows', draws ? 'draw(jax.random.fold_in(key, step))' : null, value)}`,
      '        step += 1',
      `    measured = ${measure}`,
      ...(value
        ? [
            '    text = f"loss of the last step {value:.4f}"',
            '    for name, score in measured.items():',
            '        text += f", {name} {score:.4f}"',
          ]
        : ['    text = ", ".join(f"{name} {score:.4f}" for name, score in measured.items())']),
      '    print(f"epoch {epoch}: {text}")',
      watch ? `    plateau.observe(measured${watched})` : null,
      ...(stopping
        ? [
            `    if ${ends(`measured${watched}`)}:`,
            ...(stopping.restores ? [`        ${listed(measured)} = stopping.best`] : []),
            '        break',
          ]
        : []),
      ...conditions.flatMap((condition) => [`    if ${condition}:`, '        break']),
      `return ${listed(measured)}`,
    ],
  );
  return [
    ...(turns
      ? [`def turns(step):\n    """The players that move in a step, counted from 0."""\n    return ${turns}`]
      : []),
    writeCheck(running),
    replay,
    SHUFFLED,
    train,
  ];
}

function writeCheck({ uncompared }: Running): string {
  const purpose = 'Asserts that the losses after this many steps are those of the record';
  const assertion = 'np.testing.assert_allclose(score, record[f"loss/{name}"][step], rtol=1e-4, atol=1e-6)';
  return definition('check(step, measured)', uncompared === null ? `${purpose}.` : `${purpose}.\n\n${uncompared}\n`, [
    'for name, score in measured.items():',
    ...(uncompared === null
      ? [`    ${assertion}`]
      : ['    if f"loss/{name}" in record.files:', `        ${assertion}`]),
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
    if (of === 'loss') return [`measured["train"] <= ${number(value)}`];
    return of === 'val_loss' ? [`measured["validation"] <= ${number(value)}`] : [];
  });
}

/** The statements that run the program. @param last statements on `params` and what else `measure` needs */
export function writeMain(
  { recording: { steps } }: ExportedStart,
  { carried, begin, measured, watch }: Running,
  initialize: string,
  last: readonly string[],
): string {
  const all = listed([...carried, watch ? 'plateau' : null]);
  return `if __name__ == "__main__":
    ${all} = replay()
    print("The losses of ${steps} recorded steps are repeated.")
    if SEED is not None:
${indented([`params = ${initialize}`, ...begin, ...(watch ? [`plateau = ${watch}()`] : [])].join('\n'), 2)}
    ${listed(measured)} = train(${all})
${indented(last.join('\n'))}`;
}
