import type { PartData, PreparedData } from '../../compiler/data.ts';
import { call, type ExperimentSpec } from '../../experiment/index.ts';
import { pickRows, tensor } from '../../math/tensor.ts';
import type { Look } from '../look.ts';
import { trainRival, withLayers } from './rival.ts';
import type { Report, Subject } from './subject.ts';

/** What a copy of the network learns of a single batch. */
export interface OneBatch {
  readonly examples: number;
  /** The steps that it has made, and those that it may make. */
  readonly steps: number;
  readonly goal: number;
  /** The loss of these examples before the first step. */
  readonly before: number;
  /** The same after the last step; null until then. */
  readonly after: number | null;
}

export const oneBatch = {
  keeps: 'lasting',
  interval: 0,
  find: (look: Look, _wish: true) => fitOneBatch(look),
} as const satisfies Subject<OneBatch>;

/** A single example is too easy, and many take long. */
const EXAMPLES = { fewest: 8, most: 32 } as const;
const STEPS = 1000;
const RATE = 0.01;

/** null for agents and games, which have no examples to fit. */
async function* fitOneBatch(look: Look): AsyncGenerator<Report<OneBatch>, OneBatch | null> {
  const { compiled, member, trainer, replica } = look;
  const { data, spec } = member;
  if (data.world || data.task === 'gan') return null;
  const examples = Math.min(data.parts.train.count, Math.max(EXAMPLES.fewest, Math.min(compiled.batch, EXAMPLES.most)));
  const rows = trainer.upcomingRows(Math.ceil(examples / compiled.batch), replica).subarray(0, examples);
  const small = { ...look, member: { spec, data: withRows(data, rows) } };
  let before = Number.NaN;
  const report = (steps: number): OneBatch => ({ examples, steps, goal: STEPS, before, after: null });
  const untrained = yield* trainRival(small, 'one batch', memorizing(spec), 0, report);
  before = await lossOf(untrained.trainer);
  const trained = yield* trainRival(small, 'one batch', memorizing(spec), STEPS, report);
  return { ...report(trained.trainer.step), after: await lossOf(trained.trainer) };
}

async function lossOf({ evaluation }: Look['trainer']): Promise<number> {
  return (await evaluation.all(['train'])).get('train/loss')?.[0] ?? Number.NaN;
}

/** The experiment without what keeps a network from learning by heart, and with steps that suit most networks. */
function memorizing(spec: ExperimentSpec): ExperimentSpec {
  const layers = spec.layers.filter(({ id }) => id !== 'dropout').map((layer) => ({ ...layer, penalty: null }));
  return {
    ...withLayers({ ...spec, regularizers: [] }, layers),
    batch: 'all',
    optimizer: call('optimizers', 'adam', { lr: RATE }),
    schedule: call('schedules', 'constant'),
  };
}

/** The same data with only some examples in the training part. */
function withRows(data: PreparedData, rows: ArrayLike<number>): PreparedData {
  const { train } = data.parts;
  // There may be several labels for an example.
  const labels = tensor([train.count, train.labels.length / train.count], train.labels);
  const part: PartData = {
    count: rows.length,
    x: pickRows(train.x, rows),
    own: pickRows(train.own, rows),
    y: pickRows(train.y, rows),
    labels: pickRows(labels, rows).data,
  };
  return { ...data, parts: { ...data.parts, train: part } };
}
