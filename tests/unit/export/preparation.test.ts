import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PreparedData, prepareData } from '../../../src/compiler/data.ts';
import { dataOf, type ExperimentSpec, onTable } from '../../../src/experiment/index.ts';
import { answerOf, preparationOf } from '../../../src/export/code/preparation.ts';
import { quoted } from '../../../src/export/code/script.ts';
import { wrapped } from '../../../src/export/code/wrap.ts';
import type { ImageSize } from '../../../src/math/sample.ts';
import { ownTable } from '../../../src/table/own.ts';
import type { OwnTable } from '../../../src/table/table.ts';
import { csvColumns, writeTable } from '../../../src/table/write.ts';
import { experiment } from '../../support/experiment.ts';
import { HOUR, longLinesOf, runScript } from '../../support/exported-programs.ts';
import { readAsset } from '../../support/ort.ts';
import { preparations } from '../../support/preparations.ts';
import { findPython } from '../../support/python.ts';

const python = findPython(['numpy'], 'that exported programs prepare raw examples as Nabla does');

const NET = '&net=dense(4,tanh)';

const HOSTILE = ['"""', "'", '\\', 'a\nb', '=SUM(A1)', '{x}', '\u2028', '\u202e', 'ü 😀', '\u0007', '#', '-', "'="];

/** A table whose names are difficult to write in code. @param gaps every how many rows a value is missing, by column */
function hostileTable(gaps: readonly number[]): OwnTable {
  return ownTable({
    name: 'own.csv',
    target: 'c4',
    count: 60,
    columns: [
      { id: 'c1', label: '=1+1', levels: HOSTILE },
      { id: 'c2', label: 'a', levels: ['1', '2', 'b'] },
      { id: 'c3', label: 'a=b "\\" \'\'\' """', unit: 'm²\n#', levels: null },
      { id: 'c5', label: 'a=b', levels: ['n', 'y'] },
      { id: 'c4', label: '\u2029', levels: HOSTILE },
    ],
    values: [13, 3, 0, 2, 13].map((levels, column) =>
      Float64Array.from({ length: 60 }, (_, row) => {
        const every = gaps[column] ?? 0;
        if (every > 0 && row % every === 1) return Number.NaN;
        return levels === 0 ? 1.7e9 + 1.37 * row : row % levels;
      }),
    ),
  });
}

/** A table with images and other columns. */
const pictures = ownTable({
  name: 'pictures.csv',
  target: 'kind',
  count: 30,
  columns: [
    { id: 'size', label: 'Size', levels: null },
    { id: 'image', label: 'Image', levels: null, image: { channels: 3, height: 2, width: 2 } },
    { id: 'kind', label: 'Kind', levels: ['a', 'b'] },
  ],
  values: [
    Float64Array.from({ length: 30 }, (_, row) => row),
    Float64Array.from({ length: 360 }, (_, at) => Math.abs(Math.sin(at))),
    Float64Array.from({ length: 30 }, (_, row) => row % 2),
  ],
});

const weather = ownTable({
  name: 'weather.csv',
  target: 'rain',
  count: 120,
  columns: [
    { id: 'sky', label: 'Sky', levels: ['clear', 'cloudy', '+'] },
    { id: 'rain', label: 'Rain', unit: 'mm', levels: null },
  ],
  values: [
    Float64Array.from({ length: 120 }, (_, row) => (row % 7 === 3 ? Number.NaN : row % 3)),
    Float64Array.from({ length: 120 }, (_, row) => Math.sin(row)),
  ],
});

const poem = ownTable({
  name: 'poem.txt',
  target: 'word',
  count: 300,
  columns: [{ id: 'word', label: 'Word', levels: ['\n', 'rose', '-', 'is'] }],
  values: [Float64Array.from({ length: 300 }, (_, row) => (row * row) % 4)],
});

const own: readonly (readonly [text: string, table: OwnTable])[] = [
  [`missing=mean(indicator=yes)&scale=standard${NET}`, hostileTable([5, 7, 3, 4])],
  [`missing=constant(indicator=yes)&scale=none${NET}`, hostileTable([5, 7, 3, 4])],
  [`missing=median&scale=none${NET}`, hostileTable([5])],
  [`scale=robust${NET}`, hostileTable([])],
  [`scale=standard&missing=drop${NET}`, hostileTable([5, 7, 3, 4])],
  [`features=c3,c5,c1&scale=min_max${NET}`, hostileTable([])],
  [`features=size,image&scale=standard${NET}`, pictures],
  [`features=image,size&scale=standard(images=channel)${NET}`, pictures],
  ['features=image&scale=min_max&net=conv2d(2,2)', pictures],
  ['series=5,1&missing=mean(indicator=yes)&net=gru(3)', weather],
  ['series=5,1&features=rain,sky&missing=constant&net=gru(3)', weather],
  ['series=6,1&net=embedding(3),gru(3)', poem],
];

/** What is true of the functions of some experiments. */
const claims: Readonly<Record<string, readonly string[]>> = {
  'data=names&net=embedding(4),gru(4)': [
    'np.array_equal(prepare([".emma"]), prepare([[*".emma", *"......."]]))',
    'prepare([".a", ".mia"]).tolist()[1][:5] == [0, 13, 9, 1, 0]',
    'fails(lambda: prepare([".Émile"]), "É")',
  ],
  [`data=penguins&features=species,bill_depth,sex&target=body_mass&scale=none${NET}`]: [
    'fails(lambda: prepare({"Species": ["gentoo"], "Bill depth": [19], "Sex": [""]}), "Species is one of")',
    'np.isnan(prepare({"Species": ["Gentoo"], "Bill depth": [None], "Sex": [None]})[0, 3])',
  ],
  [`data=diabetes&scale=none${NET}`]: ['fails(lambda: prepare(dict.fromkeys(NUMBERS, [1]) | {"Sex": [1.0]}), "1.0")'],
  '8: features=image&scale=min_max&net=conv2d(2,2)': [
    'np.array_equal(prepare(np.eye(12).reshape(-1, 2, 2, 3)), prepare(np.eye(12)[:, [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]]))',
  ],
  'data=sunspots&series=12,1&net=lstm(4)': [
    'prepare({"Sunspots": range(12)}).shape == (1, 12)',
    'prepare({"Sunspots": range(11)}).shape == (0, 12)',
  ],
};

interface Case {
  readonly name: string;
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
}

const folder = mkdtempSync(join(tmpdir(), 'nabla-preparation-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function casesOf(): Promise<readonly Case[]> {
  const specs: [string, ExperimentSpec][] = [
    ...preparations.map((text): [string, ExperimentSpec] => [text, experiment(text)]),
    ...own.map(([text, table], index): [string, ExperimentSpec] => {
      const { spec, notices } = onTable(text, table);
      if (notices.length > 0) throw new Error(notices.map(({ message }) => message).join(' '));
      return [`${index}: ${text}`, spec];
    }),
  ];
  const cases: Case[] = [];
  for (const [name, spec] of specs) cases.push({ name, spec, data: await prepareData(spec, readAsset) });
  return cases;
}

/** What Python needs to check a case. */
function described({ name, spec, data }: Case, index: number) {
  const written = preparationOf(spec, data);
  const { preparation } = data;
  if (!written || !preparation) throw new Error('nothing is prepared');
  const { table, plan } = preparation;
  const path = join(folder, `${index}.csv`);
  writeFileSync(path, writeTable(table));
  const takes = /^def prepare\((\w+)\):/m.exec(written.source)?.[1] ?? '';
  const used = table.columns.filter(({ id }) => plan.features.includes(id) || table.columns.length === 1);
  const arrays = used
    .filter(({ image }) => image || takes !== 'columns')
    .map((column) => {
      const values = [table.values[table.columns.indexOf(column)] as Float64Array];
      const headers = csvColumns({ columns: [column], count: table.count, values }).map(({ label }) => label);
      return [column.label, headers] as const;
    });
  const { image, sequence } = used[0] ?? {};
  const reach = plan.series ? plan.series.window - 1 + plan.series.horizon : 0;
  const { train } = data.parts;
  const rows = preparation.parts.train.rows.slice(0, preparation.parts.train.originals).map((row) => row - reach);
  return {
    ...written,
    claims: claims[name] ?? [],
    data: path,
    takes,
    arrays: Object.fromEntries(arrays),
    shape: image ? imageShape(image) : sequence && [sequence.steps, sequence.names.length],
    numbers: takes !== 'columns' && used[0]?.levels === null,
    window: plan.series?.window ?? null,
    rows,
    expected: Array.from(train.x.data.subarray(0, rows.length * data.features.length)),
    names: data.answer === 'labels' ? dataOf(spec).target.flags : data.classes,
  };
}

/** Pixels of several channels as in the file, one channel after the other; else images. */
function imageShape({ channels, height, width }: ImageSize): readonly number[] {
  return channels > 1 ? [channels * height * width] : [height, width];
}

describe.skipIf(python === null)('the preparation of raw examples in NumPy', () => {
  let cases: readonly Case[] = [];
  let results: readonly unknown[] = [];

  beforeAll(async () => {
    cases = await casesOf();
    const path = join(folder, 'cases.json');
    writeFileSync(path, JSON.stringify(cases.map(described)));
    results = runScript(python as string, 'prepare.py', [path]) as readonly unknown[];
  }, HOUR);

  it.each([...preparations, ...own.map(([text], index) => `${index}: ${text}`)])('gives the inputs of %s', (name) => {
    const result = results[cases.findIndex((one) => one.name === name)];
    expect(result).toEqual(expect.any(Number));
    expect(result).toBeLessThan(1e-6);
  });

  it('has short lines', () => {
    for (const { spec, data } of cases.slice(0, preparations.length)) {
      const { constants, source } = preparationOf(spec, data) ?? { constants: '', source: '' };
      expect(longLinesOf(`"""\n\n${wrapped(`${constants}\n${source}`)}`)).toEqual([]);
    }
  });
});

async function writtenFor(text: string) {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  return { written: preparationOf(spec, data), answer: answerOf(spec, data) };
}

describe('the code of a preparation', () => {
  it('does nothing that the experiment does not do', async () => {
    const { written } = await writtenFor(`data=circle${NET}`);
    expect(written).toMatchObject({
      constants: 'COLUMNS = ("x1", "x2")',
      inputs: '[n, 2], in the order of COLUMNS',
    });
    expect(written?.source).not.toMatch(/missing|clip|fill/);
  });

  it('is none where no raw examples are fed', async () => {
    for (const text of ['data=moons&task=gan&net=dense(4),generate,dense(4)', 'data=bandit']) {
      expect((await writtenFor(text)).written).toBeNull();
    }
  });

  it('says how a prediction is turned into the unit of the data', async () => {
    const { written, answer } = await writtenFor(`data=penguins&target=body_mass&scale=standard${NET}`);
    expect(written?.classes).toBeNull();
    expect(answer?.label).toBe('Body mass in g');
    expect(answer?.constants).toMatch(/^TARGET_MEAN = \d+\.\d+\nTARGET_STD = \d+\.\d+$/);
    expect(answer?.expression('y')).toBe('y * TARGET_STD + TARGET_MEAN');
    const unscaled = await writtenFor(`data=plane${NET}`);
    expect(unscaled.answer).toMatchObject({ constants: '' });
    expect(unscaled.answer?.expression('y')).toBe('y');
  });

  it('names the classes', async () => {
    expect((await writtenFor(`data=penguins${NET}`)).written?.classes).toBe('("Adelie", "Chinstrap", "Gentoo")');
    expect((await writtenFor(`data=circle${NET}`)).answer).toBeNull();
  });
});

describe('a text in Python', () => {
  it('shows every character, or its number', () => {
    expect(quoted('a"b\\\n')).toBe('"a\\"b\\\\\\n"');
    expect(quoted('\u2028\u202e\u007f\u0000\ud800')).toBe('"\\u2028\\u202e\\u007f\\u0000\\ud800"');
    expect(quoted('\u{e0001}😀ü')).toBe('"\\U000e0001😀ü"');
  });
});
