import katex from 'katex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { defaultSpec, type ExperimentSpec, withTable, withTarget } from '../../../src/experiment/index.ts';
import { sweepables } from '../../../src/experiment/sweep.ts';
import { writeNotebook } from '../../../src/export/code/notebook/index.ts';
import { withExpression } from '../../../src/export/code/notebook/swept-code.ts';
import { piecesOf } from '../../../src/export/code/notebook/trial.ts';
import { writeSections } from '../../../src/export/code/torch/index.ts';
import { beginningOf, record } from '../../../src/runtime/recording.ts';
import { imageTable } from '../../../src/table/images/image-table.ts';
import { ownTable } from '../../../src/table/own.ts';
import type { OwnTable } from '../../../src/table/table.ts';
import { readText, type TextDraft, TOKEN } from '../../../src/table/text.ts';
import { drawnTable } from '../../../src/ui/data/draw/drawnTable.ts';
import { experiment } from '../../support/experiment.ts';
import { exportedAgents } from '../../support/exported-agents.ts';
import { exportedExperiments } from '../../support/exported-experiments.ts';
import { LONGEST, ProgramFolder, programOf, runScript } from '../../support/exported-programs.ts';
import { readAsset, wasm } from '../../support/ort.ts';
import { findPython } from '../../support/python.ts';

const WRITING = { write: writeNotebook, steps: 6 };

/** Experiments of every task, with one search for each kind of number. */
const EXPERIMENTS: readonly string[] = [
  'data=moons(n=60)&net=dense(4,tanh),dropout(0.2),batch_norm&opt=adam&schedule=one_cycle(epochs=2)&reg=l2,weight_noise,early_stopping&until=epochs(2)',
  'data=iris&net=dense(4,relu)&opt=momentum&until=epochs(2)',
  'data=digits&net=conv2d(2,3,relu),max_pool,dense(8,tanh)&until=epochs(1)',
  'data=digits&task=autoencoder&net=dense(4,tanh)&until=epochs(1)',
  'data=plane(n=60)&net=dense(4,tanh)&opt=adam&schedule=reduce_on_plateau&until=epochs(3)',
  'data=addition(n=60,digits=1)&net=embedding(4),positions,transformer_block(2,6,relu)&until=epochs(1)',
  'data=sunspots&net=gru(4)&until=epochs(1)',
  'data=shape_masks(n=40)&net=conv2d(2,3,tanh)&until=epochs(1)',
  'data=shape_labels(n=40)&net=dense(4,tanh)&until=epochs(1)',
  'data=moons(n=60)&task=gan&net=dense(4,tanh),generate(3),dense(4,tanh)&opt=adam&until=epochs(2)',
  'data=digits&task=gan&net=dense(8,relu),generate(3,sigmoid),conv2d(2,3,leaky_relu)&until=epochs(1)',
  'data=cart_pole&method=actor_critic&net=dense(6,tanh),policy,dense(5,tanh)&worlds=5&moves=6&until=steps(40)',
  'data=gridworld(size=3)&method=q_learning&net=dense(6,tanh)&worlds=5&moves=6&until=steps(30)',
];

const SEARCHES: readonly string[] = [
  'data=moons(n=60)&net=dense(4,tanh)&replicas=4&until=epochs(2)',
  'data=moons(n=60)&net=dense(4,tanh)&opt=sgd&sweep=lr(0.01..10,4)&until=epochs(2)',
  'data=moons(n=60)&net=dense(4,tanh)&opt=adam&sweep=beta2(0.5..0.999,3)&until=epochs(2)',
  'data=moons(n=60)&net=dense(4,tanh),dropout(0.2)&reg=l2&sweep=dropout2(0..0.8,3)&until=epochs(2)',
  'data=moons(n=60)&net=dense(4,tanh)&reg=elastic_net&sweep=elastic_net_l1(0.001..1,3)&until=epochs(2)',
  'data=moons(n=60)&net=dense(4,tanh)&init=normal&sweep=init(0.1..2,3)&until=epochs(2)',
  'data=plane(n=60)&net=dense(4,elu)&loss=huber&sweep=loss(0.1..2,3)&until=epochs(2)',
  'data=moons(n=60)&net=dense(4,tanh)&schedule=linear_warmup&sweep=schedule(0..3,4)&until=epochs(2)',
  'data=moons(n=60)&net=dense(4,tanh)&schedule=step&sweep=schedule_every(1..3,3)&until=epochs(4)',
  'data=iris&net=dense(4,tanh)&fold=1/5&sweep=fold(1..5,5)&until=epochs(2)',
  'data=moons(n=60)&task=gan&net=dense(4,tanh),generate(3),dense(4,tanh)&opt=adam&sweep=generator_lr(0.001..0.1,3)&until=epochs(2)',
  'data=catch(rows=4,columns=3)&method=reinforce&net=dense(6,tanh)&worlds=5&moves=12&sweep=entropy(0..1,3)&until=steps(60)',
  'data=bandit&method=q_learning&net=dense(6,tanh)&worlds=5&moves=6&replicas=3&until=steps(20)',
];

/** Names that mean something to Python, to JSON, to Markdown, or to TeX. */
const HOSTILE = ['a "b" \\ c', '`code` $x$ <b>', "'; quit() #\n# | pipe", '"""{f}"""', '\u2028\u0000 \\N{DASH} *_x_*'];
const [QUOTES = '', CODE = '', COMMENT = '', DOCSTRING = '', HIDDEN = ''] = HOSTILE;

const numbers = (value: (row: number) => number) => Float64Array.from({ length: 40 }, (_, row) => value(row));

/** A table of two numbers, categories and classes. */
const table = ownTable({
  name: HOSTILE.join(' '),
  target: 'class',
  columns: [
    { id: 'a', label: QUOTES, levels: null, unit: CODE },
    { id: 'b', label: COMMENT, levels: null },
    { id: 'c', label: DOCSTRING, levels: HOSTILE },
    { id: 'class', label: HIDDEN, levels: HOSTILE.slice(0, 3) },
  ],
  count: 40,
  values: [
    numbers(Math.sin),
    numbers((row) => 100 * Math.cos(row)),
    numbers((row) => row % 5),
    numbers((row) => row % 3),
  ],
});

const text = readText('so long, and thanks for all the "\\fish\\"\n'.repeat(40), '', {
  unit: 'characters',
  lowerCase: false,
});
const pixels = Uint8Array.from({ length: 40 * 64 }, (_, index) => (index * 37) % 256);
const images = imageTable(
  QUOTES,
  Array.from({ length: 40 }, (_, index) => HOSTILE[index % 2] as string),
  { channels: 1, height: 8, width: 8 },
  pixels,
);
const drawing = drawnTable(
  Array.from({ length: 40 }, (_, index) => ({ x: Math.sin(index), y: Math.cos(2 * index), label: index % 2 })),
  COMMENT,
) as OwnTable;

/** Data of a person's own: tables, texts, images and drawings. */
const OWN: readonly (readonly [name: string, spec: ExperimentSpec])[] = [
  ['a table of classes', ownExperiment(table)],
  ['a table of numbers', withTarget(ownExperiment(table), 'b').spec],
  ['a text', ownExperiment(ownTable({ ...(text as TextDraft).table, name: CODE, target: TOKEN }))],
  ['images', ownExperiment(images)],
  ['drawn points', ownExperiment(drawing)],
];

function ownExperiment(own: OwnTable): ExperimentSpec {
  return { ...withTable(defaultSpec(), own).spec, until: [{ of: 'epochs', value: 1 }] };
}

const texts = [...EXPERIMENTS, ...SEARCHES];
const all = [...texts.map((one) => [one, experiment(one)] as const), ...OWN];

interface Notebook {
  readonly cells: readonly { readonly cell_type: string; readonly id: string; readonly source: readonly string[] }[];
}

/** The sources of the cells of a type. */
function sourcesOf(source: string, type: 'markdown' | 'code'): readonly string[] {
  const { cells } = JSON.parse(source) as Notebook;
  return cells.filter(({ cell_type }) => cell_type === type).map(({ source: lines }) => lines.join(''));
}

const python = findPython(['torch', 'nbformat'], 'whether exported notebooks run');

describe.skipIf(python === null)('a notebook', () => {
  const folder = new ProgramFolder();
  const { sources } = folder;
  let results: readonly {
    readonly problem: string | null;
    readonly reported: [object, Record<string, number>][] | null;
  }[] = [];

  beforeAll(async () => {
    await folder.add(
      all.map(([, spec]) => spec),
      WRITING,
      'ipynb',
    );
    results = runScript(python as string, 'notebook/run.py', folder.paths) as typeof results;
  }, 600_000);

  // What fails can be looked at.
  afterAll(() => {
    if (results.length > 0 && results.every(({ problem }) => problem === null)) folder.remove();
  });

  it.each(all.map(([text], index) => [text, index] as const))('is valid, and runs: %s', (_text, index) => {
    expect(results[index]?.problem).toBe(null);
    const long = sourcesOf(sources[index] as string, 'code').flatMap((code) =>
      code.split('\n').filter((line) => line.length > LONGEST),
    );
    expect(long).toEqual([]);
  });

  it.each(SEARCHES.map((text, index) => [text, index + EXPERIMENTS.length] as const))('searches: %s', (text, index) => {
    const reported = results[index]?.reported ?? [];
    // A warm-up of 0 epochs is none.
    expect(reported).toHaveLength(experiment(text).replicas - (text.includes('warmup') ? 1 : 0));
    const losses = reported.map(([, { validation_loss, loss }]) => validation_loss ?? loss);
    expect(new Set(losses).size).toBe(losses.length);
  });

  it('has formulas that can be set', () => {
    for (const source of sources.slice(0, texts.length)) {
      for (const text of sourcesOf(source, 'markdown').slice(1)) {
        const formulas = [...text.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$]+)\$/g)];
        for (const [, block, inline] of formulas) {
          expect(() =>
            katex.renderToString((block ?? inline) as string, { throwOnError: true, strict: 'error' }),
          ).not.toThrow();
        }
        expect(formulas.reduce((rest, [whole]) => rest.replace(whole, ''), text)).not.toMatch(/[$\\]/);
      }
    }
  });
});

it('finds every number of the catalog that can be swept in the code', async () => {
  const seen = new Set<string>();
  const lost: string[] = [];
  for (const text of [...exportedExperiments, ...exportedAgents]) {
    const spec = experiment(text);
    const numbers = sweepables(spec).filter(({ of }) => of && !seen.has(`${of.call.id}/${of.argument}`));
    if (numbers.length === 0) continue;
    const data = await prepareData(spec, readAsset);
    const member = { spec, data };
    const recording = await record(await wasm, member, 1, beginningOf(member));
    for (const { of, setting, set, label } of numbers) {
      seen.add(`${of?.call.id}/${of?.argument}`);
      const { min, max, integer } = setting;
      const values = integer
        ? [min, min + 1, min + 2]
        : [0.11, 0.23, 0.47, 0.89].map((part) => min + part * (max - min));
      const written = values.map((value) => {
        const one = writeSections({ spec: set(value), data, whole: spec, replica: 0, recording, name: '' });
        return { value, pieces: piecesOf(one, false) };
      });
      if (!withExpression(written, 'config["x"]')?.changed.size) lost.push(`${label}: ${text}`);
    }
  }
  expect(lost).toEqual([]);
  expect(seen.size).toBeGreaterThan(50);
}, 120_000);

it('shows names of any characters as they are', async () => {
  const spec = experiment('data=circle&net=dense(2,tanh)');
  const { source } = await programOf(spec, 'a "b" \\ `c` $d$', WRITING);
  const [title] = sourcesOf(source, 'markdown');
  expect(title).toContain('`` a "b" \\ `c` $d$.npz ``');
  expect(sourcesOf(source, 'code').join('\n')).toContain('np.load("a \\"b\\" \\\\ `c` $d$.npz")');
});
