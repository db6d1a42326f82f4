/** How the speed of training grows with the size of its parts, and how near it is to the limit of the arithmetic. */

import type { Compiled } from '../../../src/compiler/compiled.ts';
import { multiplyAddsOf } from '../../../src/compiler/cost.ts';
import type { Member } from '../../../src/compiler/replicas.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import { BatchOrder } from '../../../src/runtime/feeds/batch-order.ts';
import { RowsFeed } from '../../../src/runtime/feeds/rows.ts';
import { EVALUATED } from '../../../src/runtime/series.ts';
import { openEngine } from '../../../src/runtime/session.ts';
import type { Trainer } from '../../../src/runtime/trainer.ts';
import { membersFor, trainerOn } from '../engines/nabla.ts';
import type { Task } from '../tasks.ts';
import { dimensions } from './dimensions.ts';
import { largeProduct, MULTIPLY_ADDS } from './limit.ts';

/** The number of repetitions, each of a large product, a call of the trainer and a drawing of rows. */
const REPETITIONS = 60;
/** Milliseconds of one call of the trainer. */
const CALL = 5;
/** After so many milliseconds, a few repetitions are enough. */
const LONG = 2000;
const FEW = 5;
/** A new program is trained for so many calls and milliseconds before it counts, so that its code is compiled. */
const CALLS = 40;
const WARM_UP = 300;
/** The rows of this many calls are drawn at once, because the clock is coarse. */
const DRAWN = 10;

/** From the least times of all repetitions, because the machine also does other work. */
interface Measured {
  /** Steps of all replicas together per second. */
  readonly perSecond: number;
  /** The multiply-adds of a step. */
  readonly multiplyAdds: number;
  /** Multiply-adds per second in large matrix products. */
  readonly limit: number;
  /** The share of the limit that training reaches, in percent. */
  readonly share: number;
  /** The time that it takes to draw the rows of the batches, in percent of the step. */
  readonly drawing: number;
}

/** The speed of training for one value of a dimension. */
export interface GrowthRow extends Measured {
  readonly dimension: string;
  readonly base: string;
  readonly value: number;
}

/** Measures each value of each dimension on WASM with one thread. @param only a part of the names of the dimensions */
export async function* measureGrowth(only: string): AsyncGenerator<GrowthRow> {
  const engine = await openEngine('wasm');
  const multiply = await largeProduct(engine);
  const tasks = dimensions
    .filter(({ name }) => name.includes(only))
    .flatMap(({ name, base, values, task }) => values.map((value) => ({ name, base, value, task: task(value) })));
  const [first] = tasks;
  // Browsers compile the engine anew while it first runs, so the first measurement does not count.
  if (first) await measureTask(engine, multiply, first.task);
  for (const { name, base, value, task } of tasks) {
    yield { dimension: name, base, value, ...(await measureTask(engine, multiply, task)) };
  }
}

type Multiply = () => Promise<unknown>;

async function measureTask(engine: Engine, multiply: Multiply, task: Omit<Task, 'name'>): Promise<Measured> {
  const members = await membersFor(task);
  const { trainer, compiled } = trainerOn(engine, members);
  const measured = await measure({ trainer, compiled, members }, multiply);
  await trainer.dispose();
  return measured;
}

interface Subject {
  readonly trainer: Trainer;
  readonly compiled: Compiled;
  readonly members: readonly Member[];
}

async function measure({ trainer, compiled, members }: Subject, multiply: Multiply): Promise<Measured> {
  const multiplyAdds = multiplyAddsOf(compiled.training.step);
  const steps = await warmUp(trainer);
  const draw = drawing(members, compiled.batch, DRAWN * steps);
  const least = { product: Number.POSITIVE_INFINITY, step: Number.POSITIVE_INFINITY, draw: Number.POSITIVE_INFINITY };
  const start = performance.now();
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    least.product = Math.min(least.product, await timeOf(multiply));
    least.step = Math.min(least.step, (await timeOf(() => trainer.train(steps))) / steps);
    least.draw = Math.min(least.draw, (await timeOf(draw)) / (DRAWN * steps));
    if (repetition >= FEW && performance.now() - start > LONG) break;
  }
  const scores = await trainer.evaluation.all(EVALUATED);
  if (!Number.isFinite(scores.get('validation/loss')?.[0])) throw new Error('a network diverged');
  const limit = (1000 * MULTIPLY_ADDS) / least.product;
  return {
    perSecond: (1000 * members.length) / least.step,
    multiplyAdds,
    limit,
    share: (100 * 1000 * multiplyAdds) / (least.step * limit),
    drawing: (100 * least.draw) / least.step,
  };
}

/** How long something takes, in milliseconds. */
async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Trains until the program has its final form and its code is compiled.
 * @returns the number of steps that take about `CALL` milliseconds
 */
async function warmUp(trainer: Trainer): Promise<number> {
  const start = performance.now();
  let steps = trainer.unroll;
  let least = Number.POSITIVE_INFINITY;
  for (let call = 0; call < CALLS || performance.now() - start < WARM_UP; call++) {
    least = Math.min(least, (await timeOf(() => trainer.train(steps))) / steps);
    const { unroll } = trainer;
    steps = Math.max(1, Math.round(Math.min(2 * steps, CALL / least) / unroll)) * unroll;
    if (least > CALL && performance.now() - start > WARM_UP) break;
  }
  return steps;
}

/** Draws the rows of the next steps, as training does, each time it is called. */
function drawing(members: readonly Member[], batch: number, steps: number): () => void {
  const orders = members.map(({ spec, data }) => new BatchOrder(spec.seed, data.parts.train.count, batch));
  const feed = new RowsFeed(orders);
  let step = 0;
  return () => {
    feed.next(step, steps);
    step += steps;
  };
}
