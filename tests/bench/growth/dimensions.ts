import { FEATURES, type Sequences, type Task } from '../tasks.ts';

/** One length of a training step that grows while the others stay. */
export interface Dimension {
  readonly name: string;
  /** The network and its batch where it does not grow. */
  readonly base: string;
  readonly values: readonly number[];
  task(value: number): Omit<Task, 'name'>;
}

const POWERS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
const from = (least: number, most: number) => POWERS.filter((power) => power >= least && power <= most);

const dense = { hidden: 'tanh', loss: 'mse', optimizer: 'sgd', batch: 32, readEvery: 1, replicas: 1 } as const;
const WIDTH = 64;
const small = { ...dense, sizes: [2, 8, 8, 1], batch: 10 } as const;
const imageTask = { ...dense, hidden: 'relu', loss: 'softmax', optimizer: 'adam' } as const;

/** What the growth benchmark measures: powers of two around a base case each. */
export const dimensions: readonly Dimension[] = [
  {
    name: 'width',
    base: 'two hidden layers, batch 32',
    values: from(8, 256),
    task: (width) => ({ ...dense, sizes: [2, width, width, 1] }),
  },
  {
    name: 'depth',
    base: `hidden layers of ${WIDTH}, batch 32`,
    values: [1, 2, 4, 8, 12],
    task: (depth) => ({ ...dense, sizes: [2, ...Array<number>(depth).fill(WIDTH), 1] }),
  },
  {
    name: 'batch',
    base: `2-${WIDTH}-${WIDTH}-1`,
    values: from(1, 512),
    task: (batch) => ({ ...dense, sizes: [2, WIDTH, WIDTH, 1], batch }),
  },
  { name: 'batch of a small network', base: '2-8-8-1', values: from(1, 512), task: (batch) => ({ ...small, batch }) },
  {
    name: 'batch of images',
    base: '784-128-10',
    values: from(8, 512),
    task: (batch) => ({ ...dense, sizes: [784, 128, 10], hidden: 'relu', loss: 'softmax', batch }),
  },
  { name: 'replicas', base: '2-8-8-1, batch 10', values: from(1, 64), task: (replicas) => ({ ...small, replicas }) },
  {
    name: 'steps of an LSTM',
    base: '32 units, batch 32, Adam',
    values: from(4, 64),
    task: (steps) => ofSequences({ steps, layer: 'lstm', units: 32 }),
  },
  {
    name: 'steps of a transformer block',
    base: '64 wide, 4 heads, batch 32, Adam',
    values: from(4, 64),
    task: (steps) => ofSequences({ steps, layer: 'transformer', units: 64 }),
  },
  {
    name: 'side of images',
    base: 'conv 8, conv 16, 10 classes, batch 32, Adam',
    values: from(8, 32),
    task: (side) => ({ ...imageTask, sizes: [side ** 2, 10], images: { side, filters: [8, 16] } }),
  },
];

function ofSequences(sequences: Sequences): Omit<Task, 'name'> {
  return { ...dense, optimizer: 'adam', sizes: [sequences.steps * FEATURES, 1], sequences };
}
