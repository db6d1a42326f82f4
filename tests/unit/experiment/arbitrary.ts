import fc from 'fast-check';
import type { Hyperparameter, Hyperparameters } from '../../../src/catalog/entry.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { agentOutput } from '../../../src/experiment/agent.ts';
import { standardSpec } from '../../../src/experiment/defaults.ts';
import { DISCRIMINATOR_STEPS } from '../../../src/experiment/fields/discriminator-steps.ts';
import { fitDivider } from '../../../src/experiment/fields/divider-fit.ts';
import { fitLayerTypes } from '../../../src/experiment/fields/layer-type-fit.ts';
import { STAGE } from '../../../src/experiment/fields/stage.ts';
import { tasksFor } from '../../../src/experiment/fields/task.ts';
import type {
  Call,
  DataChoice,
  ExperimentSpec,
  Fold,
  LayerSpec,
  LayoutEdit,
  Pin,
  Plane,
  ProviderChoice,
} from '../../../src/experiment/index.ts';
import {
  activationsFor,
  BATCH,
  biasInitializers,
  DRAWN,
  dataOf,
  defaultSpec,
  endingsFor,
  FOLDS,
  featuresFor,
  learnsByReward,
  lossesFor,
  MAX_LAYERS,
  MIN_TRAIN,
  MOVES,
  OWN,
  outputsFor,
  PIN,
  PROVIDERS,
  parametersOf,
  penalties,
  planeColumns,
  REPLICAS,
  rangeOf,
  regularizersFor,
  rowCount,
  SEED,
  suitsAgent,
  sweepables,
  WINDOW,
  WORLDS,
  weightInitializers,
} from '../../../src/experiment/index.ts';
import { entryOf, idsOf, type Section } from '../../../src/experiment/lookup.ts';
import { batchCount, mostExamples, mostReplicas } from '../../../src/experiment/memory.ts';
import { Notices } from '../../../src/experiment/notices.ts';
import { largestHorizon, longestWindow } from '../../../src/experiment/windows.ts';
import { type EditedTable, layoutOf } from '../../../src/experiment/world.ts';
import { sizeOf } from '../../../src/math/shape.ts';
import { packTable, unpackTable } from '../../../src/table/pack.ts';
import { isProblem } from '../../../src/table/problem.ts';
import type { Column, OwnTable } from '../../../src/table/table.ts';

/** Any arguments in their ranges, defaults more often than by chance. */
function args(hyper: Hyperparameters): fc.Arbitrary<Record<string, number>> {
  const values = Object.entries(hyper).map(([name, setting]) => [
    name,
    fc.oneof(fc.constant(setting.default), value(setting)),
  ]);
  return fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<number>>, { noNullPrototype: true });
}

function value({
  min,
  max,
  integer,
  options,
}: Pick<Hyperparameter, 'min' | 'max' | 'integer' | 'options'>): fc.Arbitrary<number> {
  if (options !== undefined) return fc.nat({ max: options.length - 1 });
  return integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((x) => x + 0);
}

function call(section: Section, ids: readonly string[] = idsOf(section)): fc.Arbitrary<Call> {
  return fc.constantFrom(...ids).chain((id) => args(entryOf(section, id).hyper).map((given) => ({ id, args: given })));
}

const layer: fc.Arbitrary<LayerSpec> = call('layers').chain((own) => {
  const { choices } = entryOf('layers', own.id);
  return fc
    .record({
      activation: choices.includes('activation') ? call('activations', activationsFor('hidden')) : fc.constant(null),
      initializer: choices.includes('initializer')
        ? maybe(call('initializers', weightInitializers()))
        : fc.constant(null),
      penalty: choices.includes('penalty') ? maybe(call('regularizers', penalties())) : fc.constant(null),
    })
    .map((chosen) => ({ ...own, ...chosen }));
});

function maybe<T>(what: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof(fc.constant(null), what);
}

/** Some entries of a section, each once, in the catalog's order. */
function several(section: Section, ids: readonly string[]): fc.Arbitrary<readonly Call[]> {
  return fc.subarray([...ids]).chain((some) => fc.tuple(...some.map((id) => call(section, [id]))));
}

/** Columns that a person's own table may have: numbers, categories, missing values. */
const tables: readonly OwnTable[] = [
  { name: 'flowers.csv', target: 'colour', columns: [number('width'), category('colour', 2), number('price')] },
  { name: '“drawn”, ∇', target: 'class', columns: [number('x1'), number('x2'), category('class', 3)] },
  { name: 'rooms', target: 'rent', columns: [number('size'), category('kind', 4), number('rent'), category('new', 2)] },
].map(({ columns, ...about }) => {
  const values = columns.map(({ levels }) =>
    Float64Array.of(...(levels ? [0, 1, 0, 1, 1] : [0, 1, 7, -2.5, Number.NaN])),
  );
  const known = columns.map((column) => ({ ...column, ...(column.levels === null && { missing: true as const }) }));
  const draft: OwnTable = { id: '', ...about, columns: known, count: 5, values };
  const table = unpackTable(packTable(draft) ?? '');
  if (isProblem(table)) throw new Error(table.message);
  return table;
});

function number(id: string): Column {
  return { id, label: id, levels: null };
}

function category(id: string, count: number): Column {
  return { id, label: id.toUpperCase(), levels: Array.from({ length: count }, (_, level) => `${id} ${level}`) };
}

/** Any choice of data. */
const choice: fc.Arbitrary<DataChoice> = fc
  .oneof(
    {
      weight: 20,
      arbitrary: call('datasets', ofImages(false)).map((data) => ({
        data,
        table: null,
        target: null,
        series: null,
        task: null,
      })),
    },
    // Experiments with hundreds of inputs take long.
    {
      weight: 1,
      arbitrary: call('datasets', ofImages(true)).map((data) => ({
        data,
        table: null,
        target: null,
        series: null,
        task: null,
      })),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...tables)
        .map((table) => ({ data: { id: OWN, args: {} }, table, target: null, series: null, task: null })),
    },
  )
  .chain((usual) => {
    const { target, targets } = dataOf(usual);
    if (targets.length === 0) return fc.constant(usual);
    return fc.constantFrom(...targets).map((id) => ({ ...usual, target: id === target.id ? null : id }));
  })
  .chain((usual) => series(usual).map((series) => ({ ...usual, series })))
  .chain((usual) => task(usual).map((task) => ({ ...usual, task })));

/** A few changed elements of the tables of a world, each once, in the order of the tables. */
function layout(data: DataChoice): fc.Arbitrary<readonly LayoutEdit[]> {
  const tables = layoutOf({ ...standardSpec(data), layout: [] });
  const names = Object.keys(tables);
  if (names.length === 0) return fc.constant([]);
  const edit = fc.constantFrom(...names).chain((table) => {
    const { initial, min, max, flags } = tables[table] as EditedTable;
    return fc.record(
      {
        table: fc.constant(table),
        index: fc.nat({ max: initial.length - 1 }),
        value: value({ min, max, ...(flags && { integer: true }) }),
      },
      { noNullPrototype: true },
    );
  });
  return fc
    .uniqueArray(edit, { maxLength: 4, selector: ({ table, index }) => `${table} ${index}` })
    .map((edits) => edits.filter(({ table, index, value }) => value !== tables[table]?.initial[index]))
    .map((edits) => edits.sort((a, b) => names.indexOf(a.table) - names.indexOf(b.table) || a.index - b.index));
}

/** The default examples, rows, or short windows. */
function series(usual: DataChoice): fc.Arbitrary<DataChoice['series']> {
  const { isOrdered, series: standard } = dataOf(usual);
  if (!isOrdered) return fc.constant(null);
  const rows = rowCount(usual);
  const windows = fc
    .integer({ min: 1, max: Math.min(4, largestHorizon({ rows, isText: false })) })
    .chain((horizon) =>
      fc
        .integer({ min: WINDOW.min, max: Math.min(4, longestWindow({ rows, isText: false }, horizon)) })
        .map((window) => ({ window, horizon })),
    );
  return fc.oneof({ weight: 3, arbitrary: fc.constant(standard && ('rows' as const)) }, windows, fc.constant(null));
}

/** Usually the target. */
function task(usual: DataChoice): fc.Arbitrary<DataChoice['task']> {
  const tasks = tasksFor(usual);
  if (tasks.length === 0) return fc.constant(null);
  return fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constantFrom(...tasks));
}

function ofImages(images: boolean): readonly string[] {
  return idsOf('datasets').filter((id) => (dataOf(defaultSpec(id)).image !== null) === images);
}

/** At least one. Of an image either the whole or a few of the first pixels. */
function features(data: DataChoice): fc.Arbitrary<readonly string[]> {
  const { columns, image } = dataOf(data);
  const known = featuresFor(data);
  if (image === null) return fc.subarray([...known], { minLength: 1 });
  const whole = fc.subarray(
    columns.map(({ id }) => id),
    { minLength: 1 },
  );
  const pixels = known.filter((id) => !columns.find((column) => column.id === id)?.image).slice(0, 40);
  return fc.oneof(whole, fc.subarray(pixels, { minLength: 1 }));
}

const fold: fc.Arbitrary<Fold> = fc
  .integer({ min: FOLDS.min, max: FOLDS.max })
  .chain((of) => fc.integer({ min: 1, max: of }).map((index) => ({ index, of })));

const split = fc
  .integer({ min: MIN_TRAIN, max: 100 })
  .chain((train) =>
    fc
      .integer({ min: 0, max: 100 - train })
      .map((validation) => ({ train, validation, test: 100 - train - validation })),
  );

function plane(features: readonly string[]): fc.Arbitrary<Plane | null> {
  const two = fc.shuffledSubarray([...features], { minLength: 2, maxLength: 2 });
  return fc.oneof(fc.constant(null), fc.constant('components' as const), two as fc.Arbitrary<[string, string]>);
}

/** The experiment with some pins, each once, in the order of its parameters. */
function pinned(spec: ExperimentSpec): fc.Arbitrary<ExperimentSpec> {
  const parameters = parametersOf(spec);
  const rank = (pin: Pin) => parameters.findIndex(({ name }) => name === pin.parameter);
  const pin = fc.constantFrom(...parameters).chain(({ name, shape }) =>
    fc.record<Pin>(
      {
        parameter: fc.constant(name),
        index: fc.nat({ max: sizeOf(shape) - 1 }),
        value: fc.oneof(fc.constant(0), value(PIN)),
      },
      { noNullPrototype: true },
    ),
  );
  return fc
    .uniqueArray(pin, { maxLength: 5, selector: ({ parameter, index }) => `${parameter} ${index}` })
    .map((pins) => ({ ...spec, pins: pins.sort((a, b) => rank(a) - rank(b) || a.index - b.index) }));
}

/** The experiment with starting values of some whole parameters, and of some elements of the others. */
function started(spec: ExperimentSpec): fc.Arbitrary<ExperimentSpec> {
  const small = parametersOf(spec).filter(({ shape }) => sizeOf(shape) <= 64);
  return fc
    .tuple(fc.subarray(small), pinned(spec))
    .chain(([chosen, { pins }]) =>
      fc
        .tuple(
          ...chosen.map(({ name, shape }) =>
            fc
              .float32Array({
                minLength: sizeOf(shape),
                maxLength: sizeOf(shape),
                noNaN: true,
                noDefaultInfinity: true,
              })
              .map((values) => ({ parameter: name, shape: [...shape], values })),
          ),
        )
        .map((whole) => ({
          whole,
          elements: pins.filter(({ parameter }) => !chosen.some(({ name }) => name === parameter)),
        })),
    )
    .map((start) => ({ ...spec, start }));
}

/** The experiment with some endings, each once, in their order. */
function ending(spec: ExperimentSpec): fc.Arbitrary<ExperimentSpec> {
  return fc
    .subarray([...endingsFor(spec)], { maxLength: 4 })
    .chain((names) => fc.tuple(...names.map((of) => value(rangeOf(of)).map((reached) => ({ of, value: reached })))))
    .map((until) => ({ ...spec, until }));
}

/** Any single run that is valid. */
const singleSpec: fc.Arbitrary<ExperimentSpec> = choice.chain((data) => {
  const { task, image, target } = dataOf(data);
  // A class at every pixel stays where it is.
  const movesImages = image !== null && target.image === undefined;
  const numbers = planeColumns(data);
  const isGame = task === 'gan';
  const usual = standardSpec(data);
  const isAgent = learnsByReward(data);
  /** An agent has the default of what only examples have. */
  function ofExamples<K extends keyof ExperimentSpec>(field: K, any: fc.Arbitrary<ExperimentSpec[K]>) {
    return isAgent ? fc.constant(usual[field]) : any;
  }
  return (isAgent ? fc.constant(usual.loss) : call('losses', lossesFor(task))).chain((loss) =>
    fc
      .record(
        {
          data: fc.constant(data.data),
          table: fc.constant(data.table),
          target: fc.constant(data.target),
          series: fc.constant(data.series),
          task: fc.constant(data.task),
          layout: layout(data),
          method: isAgent ? call('methods') : fc.constant(usual.method),
          worlds: isAgent ? fc.integer(WORLDS) : fc.constant(usual.worlds),
          moves: isAgent ? fc.integer(MOVES) : fc.constant(usual.moves),
          split: ofExamples('split', split),
          fold: ofExamples('fold', maybe(fold)),
          features: ofExamples('features', features(data)),
          missing: ofExamples('missing', call('imputers')),
          outliers: ofExamples('outliers', call('outliers')),
          scaler: ofExamples('scaler', call('scalers')),
          augmentations: ofExamples(
            'augmentations',
            several(
              'augmentations',
              idsOf('augmentations').filter((id) => movesImages || !entryOf('augmentations', id).images),
            ),
          ),
          layers: fc.array(layer, { maxLength: MAX_LAYERS }),
          output: isAgent ? fc.constant(usual.output) : call('activations', outputsFor(task, loss.id)),
          loss: fc.constant(loss),
          optimizer: call('optimizers'),
          generatorOptimizer: isGame ? call('optimizers') : fc.constant(usual.generatorOptimizer),
          discriminatorSteps: isGame ? fc.integer(DISCRIMINATOR_STEPS) : fc.constant(usual.discriminatorSteps),
          schedule: ofExamples('schedule', call('schedules')),
          initializer: call('initializers', weightInitializers()),
          bias: call('initializers', biasInitializers()),
          regularizers: several(
            'regularizers',
            regularizersFor(task, loss.id).filter((id) => !isAgent || suitsAgent(id)),
          ),
          batch: ofExamples('batch', fc.oneof(fc.constant('all' as const), fc.integer({ min: 1, max: BATCH.max }))),
          seed: fc.integer({ min: 0, max: SEED.max }),
          replicas: fc.constant(1),
          sweep: fc.constant(null),
          pins: fc.constant([]),
          start: fc.constant(DRAWN),
          until: fc.constant([]),
          stage: maybe(fc.integer({ min: STAGE.min, max: STAGE.max })),
          plane:
            numbers.length > 2 ? plane(numbers).filter((one) => !isAgent || one !== 'components') : fc.constant(null),
          provider: fc.constantFrom<ProviderChoice>(...PROVIDERS),
        },
        { noNullPrototype: true },
      )
      .map((spec) => ({ ...spec, layers: fitDivider(new Notices(), spec.layers, usual.layers, spec) }))
      .map((spec) => ({ ...spec, layers: fitLayerTypes(new Notices(), spec.layers, spec) }))
      .map((spec) => ({ ...spec, ...(isAgent ? agentFitting(spec) : batchFitting(spec)) })),
  );
});

/** The largest batch that fits into the memory. */
function batchFitting(spec: ExperimentSpec): Pick<ExperimentSpec, 'batch'> {
  return { batch: batchCount(spec) > mostExamples(spec) ? mostExamples(spec) : spec.batch };
}

/** The output of an agent, and as many worlds and moves as fit into the memory. */
function agentFitting(spec: ExperimentSpec): Pick<ExperimentSpec, 'output' | 'worlds' | 'moves'> {
  const worlds = Math.min(spec.worlds, mostExamples(spec));
  return { output: agentOutput(spec), worlds, moves: Math.min(spec.moves, Math.floor(mostExamples(spec) / worlds)) };
}

/** As many copies as fit into the memory. */
const copies = (spec: ExperimentSpec) => {
  const max = Math.min(REPLICAS.max, mostReplicas(spec));
  return max < 2 ? fc.constant(1) : fc.integer({ min: 2, max });
};

/** A sweep over any number of the experiment that can be swept, with as many copies as can differ. */
function swept(spec: ExperimentSpec): fc.Arbitrary<ExperimentSpec> {
  return fc.constantFrom(...sweepables(spec)).chain(({ id: of, setting }) =>
    fc
      .tuple(value(setting), value(setting), copies(spec))
      .filter(([from, to]) => from !== to)
      .map(([from, to, most]) => {
        if (most === 1) return spec;
        const replicas = setting.integer ? Math.min(most, Math.abs(to - from) + 1) : most;
        return { ...spec, replicas, sweep: { of, from, to } };
      }),
  );
}

/** Any experiment that is valid. */
export const validSpec: fc.Arbitrary<ExperimentSpec> = singleSpec.chain((spec) =>
  fc.oneof(
    fc.constant(spec),
    pinned(spec),
    started(spec),
    ending(spec),
    copies(spec).map((replicas) => ({ ...spec, replicas })),
    swept(spec),
  ),
);

/** Every id and alias, for texts that are almost right. */
export const words: readonly string[] = Object.values(catalog).flatMap((section) =>
  Object.entries(section as Record<string, { aliases?: readonly string[] }>).flatMap(([id, { aliases = [] }]) => [
    id,
    ...aliases,
  ]),
);
