import { randomStream } from '../../src/math/random.ts';

/** Grey images, and layers on them: convolutions of 3 × 3 with padding, each followed by ReLU and max pooling of 2 × 2. */
export interface Images {
  readonly side: number;
  readonly filters: readonly number[];
}

/**
 * Sequences of `FEATURES` numbers, and a layer on them: a recurrent one, whose last output the dense layers receive, or a
 * dense layer at every step and a transformer block after it, whose outputs they receive one after the other.
 */
export interface Sequences {
  readonly steps: number;
  readonly layer: 'gru' | 'lstm' | 'transformer';
  readonly units: number;
}

/** The numbers at each step of a sequence. */
export const FEATURES = 2;
/** The heads of a transformer block, whose feed-forward part is as wide as its input. */
export const HEADS = 4;

/** The numbers that the dense layers receive. */
export function flattened({ sizes, images, sequences }: Pick<Task, 'sizes' | 'images' | 'sequences'>): number {
  if (sequences) return sequences.units * (sequences.layer === 'transformer' ? sequences.steps : 1);
  if (!images) return sizes[0] as number;
  const side = images.side / 2 ** images.filters.length;
  return (images.filters.at(-1) ?? 1) * side * side;
}

/** A network and a way to train it, the same for every engine. */
export interface Task {
  readonly name: string;
  /** Units of every dense layer, inputs first. */
  readonly sizes: readonly number[];
  /** What comes before the dense layers; none by default. */
  readonly images?: Images;
  readonly sequences?: Sequences;
  /**
   * Units of every layer of a generator, noise first, which plays against the network: in each step, the network learns to
   * tell its points from the examples, and the generator to be mistaken for them. None by default.
   */
  readonly generator?: readonly number[];
  /**
   * An agent that learns to balance a pole by actor–critic: worlds side by side, and the moves in each before every update
   * of a policy and a value network, both with the hidden layers of `sizes`. None by default.
   */
  readonly agent?: { readonly worlds: number; readonly moves: number };
  readonly hidden: 'tanh' | 'relu';
  /** Squared error of a number, cross-entropy of classes, the non-saturating losses of a game, or rewards. */
  readonly loss: 'mse' | 'softmax' | 'game' | 'reward';
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

const convolutions = {
  sizes: [784, 10],
  images: { side: 28, filters: [8, 16] },
  hidden: 'relu',
  loss: 'softmax',
  batch: 32,
  readEvery: 10,
} as const;
const fewConvolutions = {
  ...convolutions,
  sizes: [64, 10],
  images: { side: 8, filters: [4] },
  batch: 10,
  readEvery: 100,
} as const;

/** The networks of GAN Lab, each with two hidden layers. */
const game = {
  generator: [2, 16, 16, 2],
  sizes: [2, 16, 16, 1],
  hidden: 'relu',
  loss: 'game',
  batch: 64,
  readEvery: 100,
  replicas: 1,
} as const;

const agents = [
  { worlds: 16, moves: 8 },
  { worlds: 32, moves: 8 },
  { worlds: 64, moves: 8 },
].map((agent) =>
  named({
    agent,
    sizes: [4, 32, 2],
    hidden: 'tanh',
    loss: 'reward',
    optimizer: 'adam',
    batch: agent.worlds * agent.moves,
    readEvery: 20,
    replicas: 1,
  }),
);

const throughTime = { hidden: 'relu', loss: 'mse', batch: 32, readEvery: 10, optimizer: 'adam', replicas: 1 } as const;
const sequences: readonly Sequences[] = [
  { steps: 20, layer: 'gru', units: 32 },
  { steps: 20, layer: 'lstm', units: 32 },
  { steps: 16, layer: 'transformer', units: 64 },
];

const sequenceTasks = sequences.map((one) =>
  named({ ...throughTime, sizes: [one.steps * FEATURES, 1], sequences: one }),
);

export const tasks: readonly Task[] = [
  ...[small, middle, digits].flatMap((network) =>
    (['sgd', 'adam'] as const).map((optimizer) => named({ ...network, optimizer, replicas: 1 })),
  ),
  ...[16, 64].map((replicas) => named({ ...small, optimizer: 'sgd', replicas })),
  named({ ...convolutions, optimizer: 'adam', replicas: 1 }),
  ...[1, 8].map((replicas) => named({ ...fewConvolutions, optimizer: 'adam', replicas })),
  ...sequenceTasks,
  ...(['sgd', 'adam'] as const).map((optimizer) => named({ ...game, optimizer })),
  ...agents,
];

const wide = { sizes: [784, 512, 512, 10], hidden: 'relu', loss: 'softmax', batch: 256, readEvery: 20 } as const;

/** From tasks that suit WASM to those that suit a graphics card. */
export const providerTasks: readonly Task[] = [
  ...[small, digits, wide].map((network) => named({ ...network, optimizer: 'adam', replicas: 1 })),
  named({ ...small, optimizer: 'sgd', replicas: 64 }),
  ...sequenceTasks,
];

function named(task: Omit<Task, 'name'>): Task {
  const copies = task.replicas > 1 ? `${task.replicas} × ` : '';
  const { images, sequences, sizes, generator, agent } = task;
  if (agent) return { ...task, name: `pole, ${agent.worlds} worlds × ${agent.moves} moves, ${sizes.join('-')}` };
  const against = generator ? `${generator.join('-')} against ` : '';
  const before = images
    ? `${images.side}×${images.side}-${images.filters.map((count) => `conv ${count}`).join('-')}`
    : sequences
      ? `${sequences.steps} steps-${sequences.layer} ${sequences.units}`
      : sizes[0];
  const network = [before, ...sizes.slice(1)].join('-');
  return { ...task, name: `${copies}${against}${network}, batch ${task.batch}, ${task.optimizer}` };
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

export function examplesFor({ sizes, loss }: Pick<Task, 'sizes' | 'loss'>, seed = 1): Examples {
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
