import type { PreparedData } from '../../../src/compiler/data.ts';
import { compileMembers, initialStates, type Member, prepareMembers } from '../../../src/compiler/replicas.ts';
import { call, dataOf, defaultSpec, type ExperimentSpec, layer, parse } from '../../../src/experiment/index.ts';
import { tensor } from '../../../src/math/tensor.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import type { Provider } from '../../../src/runtime/protocol.ts';
import { EVALUATED } from '../../../src/runtime/series.ts';
import { openEngine } from '../../../src/runtime/session.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { EXAMPLES, examplesFor, HEADS, LEARNING_RATE, type Sequences, type Task } from '../tasks.ts';
import type { EngineUnderTest } from './engine.ts';

/**
 * The compiler and trainer of the page, with the task's examples in place of a dataset of the catalog. Several networks
 * train side by side in one graph; they differ in their seed, so each has its own examples and order.
 */
export const nablaOn = (provider: Provider): EngineUnderTest => ({
  name: `Nabla (${provider})`,
  async create(task) {
    const { trainer } = trainerOn(await openEngine(provider), await membersFor(task));
    const read = task.agent ? 'train/loss' : 'validation/loss';
    return {
      perUpdate: task.agent ? task.batch : task.replicas,
      async train(count) {
        await trainer.train(count);
        return (await trainer.evaluation.all(EVALUATED)).get(read)?.[0] ?? Number.NaN;
      },
      dispose: () => void trainer.dispose(),
    };
  },
});

type Untitled = Omit<Task, 'name'>;

/** A trainer at the initial state, and what it trains. */
export function trainerOn(engine: Engine, members: readonly Member[]) {
  const compiled = compileMembers(members);
  const trainer = new Trainer(engine, compiled, members);
  trainer.setState(initialStates(members, compiled), 0);
  return { trainer, compiled };
}

/** The experiments that train side by side in a task. */
export async function membersFor(task: Untitled): Promise<readonly Member[]> {
  const spec = specFor(task);
  if (task.agent) return prepareMembers(spec, () => Promise.reject(new Error('a world has no file')));
  return Array.from({ length: task.replicas }, (_, replica): Member => {
    const seed = replica + 1;
    return { spec: { ...spec, seed }, data: dataFor(task, seed) };
  });
}

function specFor(task: Untitled): ExperimentSpec {
  if (task.agent) return parse(`data=cart_pole&worlds=${task.agent.worlds}&moves=${task.agent.moves}`).spec;
  if (task.sequences) return specForSequences(task, task.sequences);
  return task.generator ? specForGame(task, task.generator) : specForRows(task);
}

function specForGame({ sizes, hidden, optimizer, batch }: Untitled, generator: readonly number[]): ExperimentSpec {
  const dense = (of: readonly number[]) => of.slice(1, -1).map((units) => layer('dense', { units }, hidden));
  const player = call('optimizers', optimizer, { lr: LEARNING_RATE });
  return {
    ...parse('data=moons&task=gan').spec,
    layers: [...dense(generator), layer('generate', { noise: generator[0] as number }), ...dense(sizes)],
    optimizer: player,
    generatorOptimizer: player,
    batch,
  };
}

function specForSequences({ optimizer, batch }: Untitled, { steps, layer: id, units }: Sequences): ExperimentSpec {
  return {
    ...defaultSpec('adding'),
    data: call('datasets', 'adding', { length: steps }),
    layers:
      id === 'transformer'
        ? [layer('dense', { units }, 'linear'), layer('transformer_block', { heads: HEADS, width: units }, 'relu')]
        : [layer(id, { units })],
    optimizer: call('optimizers', optimizer, { lr: LEARNING_RATE }),
    batch,
  };
}

function specForRows({ sizes, images, hidden, loss, optimizer, batch }: Untitled): ExperimentSpec {
  const features = Array.from({ length: sizes[0] as number }, (_, index) => `x${index}`);
  return {
    ...(images ? specForImages(images.side) : { ...defaultSpec(loss === 'softmax' ? 'iris' : 'plane'), features }),
    layers: [
      ...(images?.filters ?? []).flatMap((filters) => [
        layer('conv2d', { filters, kernel: 3 }, hidden),
        layer('max_pool', { size: 2 }),
      ]),
      ...sizes.slice(1, -1).map((units) => layer('dense', { units }, hidden)),
    ],
    optimizer: call('optimizers', optimizer, { lr: LEARNING_RATE }),
    batch,
  };
}

/** An experiment on a table of grey images in ten classes; the task has its own numbers. */
function specForImages(side: number): ExperimentSpec {
  const digits = defaultSpec('digits');
  const columns = dataOf(digits).columns.map((column) =>
    column.image ? { ...column, image: { channels: 1, height: side, width: side } } : column,
  );
  const table = { id: `images ${side}`, name: 'images', target: 'digit', columns, count: EXAMPLES, values: [] };
  return { ...digits, table };
}

function dataFor(task: Untitled, seed: number): PreparedData {
  const { x, labels } = examplesFor(task, seed);
  const inputs = task.sizes[0] as number;
  const outputs = task.sizes.at(-1) as number;
  const targets =
    task.loss === 'softmax'
      ? Array.from(labels).flatMap((label) => Array.from({ length: outputs }, (_, index) => (index === label ? 1 : 0)))
      : labels;
  const all = tensor([EXAMPLES, inputs], x);
  const part = {
    count: EXAMPLES,
    x: all,
    own: all,
    y: tensor([EXAMPLES, outputs], targets),
    labels: Float64Array.from(labels),
  };
  // The other engines read the loss of one batch, so the same number of rows is evaluated here.
  const first = tensor([task.batch, inputs], x.slice(0, task.batch * inputs));
  const watched = {
    count: task.batch,
    x: first,
    own: first,
    y: tensor([task.batch, outputs], targets.slice(0, task.batch * outputs)),
    labels: Float64Array.from(labels.slice(0, task.batch)),
  };
  const none = tensor([0, inputs], []);
  const features = Array.from({ length: inputs }, (_, index) => `x${index}`);
  const kind = {
    mse: { task: 'regression', answer: 'number' },
    softmax: { task: 'multiclass', answer: 'class' },
    game: { task: 'gan', answer: 'side' },
    reward: { task: 'reinforcement', answer: 'action' },
  } as const;
  const empty = { count: 0, x: none, own: none, y: tensor([0, outputs], []), labels: new Float64Array() };
  return {
    ...kind[task.loss],
    features,
    own: features,
    pair: [],
    classes: [],
    outputs,
    predicts: 'whole',
    positions: null,
    skips: false,
    targetScale: { offset: 0, factor: 1 },
    scales: new Map(),
    preparation: null,
    world: null,
    parts: { train: part, validation: watched, test: empty },
  };
}
