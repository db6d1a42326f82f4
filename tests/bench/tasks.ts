import { randomStream } from '../../src/math/random.ts';

/** A network and a way to train it, the same for every engine. */
export interface Task {
  readonly name: string;
  /** Units of every layer, inputs first. */
  readonly sizes: readonly number[];
  readonly hidden: 'tanh' | 'relu';
  /** Squared error of a number, or cross-entropy of classes. */
  readonly loss: 'mse' | 'softmax';
  readonly optimizer: 'sgd' | 'adam';
  readonly batch: number;
  /** The number of updates of a network between two readings of its loss on a batch, for every engine. */
  readonly readEvery: number;
  /**
   * The number of networks to train, each with its own examples, initial weights and order; an engine may train them
   * together.
   */
  readonly replicas: number;
}

const small = { sizes: [2, 8, 8, 1], hidden: 'tanh', loss: 'mse', batch: 10, readEvery: 500 } as const;
const middle = { sizes: [2, 64, 64, 1], hidden: 'tanh', loss: 'mse', batch: 32, readEvery: 100 } as const;
const digits = { sizes: [784, 128, 10], hidden: 'relu', loss: 'softmax', batch: 32, readEvery: 50 } as const;

export const tasks: readonly Task[] = [
  ...[small, middle, digits].flatMap((network) =>
    (['sgd', 'adam'] as const).map((optimizer) => named({ ...network, optimizer, replicas: 1 })),
  ),
  ...[16, 64].map((replicas) => named({ ...small, optimizer: 'sgd', replicas })),
];

const wide = { sizes: [784, 512, 512, 10], hidden: 'relu', loss: 'softmax', batch: 256, readEvery: 20 } as const;

/** From tasks that suit WASM to those that suit a graphics card. */
export const providerTasks: readonly Task[] = [
  ...[small, digits, wide].map((network) => named({ ...network, optimizer: 'adam', replicas: 1 })),
  named({ ...small, optimizer: 'sgd', replicas: 64 }),
];

function named(task: Omit<Task, 'name'>): Task {
  const copies = task.replicas > 1 ? `${task.replicas} × ` : '';
  return { ...task, name: `${copies}${task.sizes.join('-')}, batch ${task.batch}, ${task.optimizer}` };
}

export const LEARNING_RATE = 0.01;

/** The examples that every engine trains on; there are enough that no batch repeats soon. */
export const EXAMPLES = 960;

export interface Examples {
  /** [EXAMPLES, inputs], row-major. */
  readonly x: Float32Array;
  /** The target number, or the class. */
  readonly labels: Float32Array;
}

export function examplesFor({ sizes, loss }: Task, seed = 1): Examples {
  const random = randomStream(seed, 'bench');
  const inputs = sizes[0] as number;
  const classes = sizes.at(-1) as number;
  return {
    x: Float32Array.from({ length: EXAMPLES * inputs }, () => random.normal()),
    labels: Float32Array.from({ length: EXAMPLES }, () =>
      loss === 'softmax' ? random.integer(classes) : random.uniform(-1, 1),
    ),
  };
}
