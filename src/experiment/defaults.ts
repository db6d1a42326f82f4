import type { Task } from '../catalog/datasets/definition.ts';
import { call, layer } from './call.ts';
import { dataOf } from './data.ts';
import type { Call, DataChoice, ExperimentSpec, LayerSpec, Split } from './experiment.ts';
import { BATCH, REPLICAS, SEED } from './limits.ts';
import { has } from './lookup.ts';

const DATASET = 'circle';
const SPLIT: Split = { train: 70, validation: 15, test: 15 };

/** The default output activation and loss. */
const BY_TASK: Readonly<Record<Task, { readonly output: string; readonly loss: string }>> = {
  binary: { output: 'sigmoid', loss: 'bce' },
  multiclass: { output: 'softmax', loss: 'cce' },
  regression: { output: 'linear', loss: 'mse' },
};

/** Each of hundreds of pixels moves a unit a little; at the usual learning rate they saturate it at once. */
const IMAGE_RATE = 0.003;

/**
 * A new hidden layer of any kind, with its defaults.
 * @throws Error for an unknown id
 */
export function defaultLayer(id = 'dense'): LayerSpec {
  return layer(id);
}

export function defaultOutput(task: Task): Call {
  return call('activations', BY_TASK[task].output);
}

export function defaultLoss(task: Task): Call {
  return call('losses', BY_TASK[task].loss);
}

/** The experiment with all defaults, on a dataset of the catalog. */
export function defaultSpec(dataId: string = DATASET): ExperimentSpec {
  const data = call('datasets', has('datasets', dataId) ? dataId : DATASET);
  return standardSpec({ data, table: null, target: null });
}

/** The experiment with the defaults for these data. */
export function standardSpec({ data, table, target }: DataChoice): ExperimentSpec {
  const { features, task, scaler, image } = dataOf({ data, table, target });
  return {
    data,
    table,
    target,
    split: SPLIT,
    fold: null,
    features,
    missing: call('imputers', 'drop'),
    outliers: call('outliers', 'keep'),
    scaler: call('scalers', scaler),
    augmentations: [],
    layers: [defaultLayer(), defaultLayer()],
    output: defaultOutput(task),
    loss: defaultLoss(task),
    optimizer: call('optimizers', 'adam', image ? { lr: IMAGE_RATE } : {}),
    schedule: call('schedules', 'constant'),
    initializer: call('initializers', 'xavier_uniform'),
    bias: call('initializers', 'zeros'),
    regularizers: [],
    batch: BATCH.default,
    seed: SEED.default,
    replicas: REPLICAS.default,
    sweep: null,
    pins: [],
    plane: null,
    provider: 'auto',
  };
}
