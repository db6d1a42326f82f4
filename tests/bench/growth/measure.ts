/** How the speed of training grows with the size of its parts, and how near it is to the limit of the arithmetic. */

import type { Compiled } from '../../../src/compiler/compiled.ts';
import { multiplyAddsOf } from '../../../src/compiler/cost.ts';
import type { Member } from '../../../src/compiler/replicas.ts';
import { BatchOrder } from '../../../src/runtime/feeds/batch-order.ts';
import { RowsFeed } from '../../../src/runtime/feeds/rows.ts';
import { EVALUATED } from '../../../src/runtime/series.ts';
import { openEngine } from '../../../src/runtime/session.ts';
import type { Trainer } from '../../../src/runtime/trainer.ts';
import { membersFor, trainerOn } from '../engines/nabla.ts';
import { dimensions } from './dimensions.ts';
import { type Limit, limitOf } from './limit.ts';

const REPETITIONS = 7;
/** Milliseconds of one repetition, and of the product of large matrices before it. */
const LENGTH = 60;
const LIMIT = 20;
/** Milliseconds of one call of the trainer. */
const CALL = 5;
/** A new program is trained for so many calls and milliseconds before it counts, so that its code is compiled. */
const CALLS = 40;
const WARM_UP = 300;

interface Measured {
  /** Steps of all replicas together per second, the median over the repetitions. */
  readonly perSecond: number;
  /** The multiply-adds of a step. */
  readonly multiplyAdds: number;
  /** Multiply-adds per second in large matrix products, the median over the repetitions. */
  readonly limit: number;
  /**
   * The share of the limit that training reaches, in percent: the median over the repetitions, of which each measures
   * both.
   */
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
  const limit = await limitOf(engine);
  await limit.measure(WARM_UP);
  for (const dimension of dimensions.filter(({ name }) => name.includes(only))) {
    for (const value of dimension.values) {
      const members = await membersFor({ ...dimension.task(value), name: dimension.name });
      const subject = { ...trainerOn(engine, members), members };
      yield { dimension: dimension.name, base: dimension.base, value, ...(await measure(subject, limit)) };
      await subject.trainer.dispose();
    }
  }
}

interface Subject {
  readonly trainer: Trainer;
  readonly compiled: Compiled;
  readonly members: readonly Member[];
}

async function measure({ trainer, compiled, members }: Subject, limit: Limit): Promise<Measured> {
  const multiplyAdds = multiplyAddsOf(compiled.training.step);
  const steps = await warmUp(trainer);
  const runs: { perSecond: number; limit: number; drawing: number }[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const now = await limit.measure(LIMIT);
    const perSecond = await stepsPerSecond(() => trainer.train(steps), steps, LENGTH);
    const drawing = perSecond / (await drawingsPerSecond(members, compiled.batch, steps));
    runs.push({ perSecond, limit: now, drawing });
  }
  const scores = await trainer.evaluation.all(EVALUATED);
  if (!Number.isFinite(scores.get('validation/loss')?.[0])) throw new Error('a network diverged');
  const middle = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
  return {
    perSecond: members.length * middle(({ perSecond }) => perSecond),
    multiplyAdds,
    limit: middle((run) => run.limit),
    share: 100 * middle((run) => (run.perSecond * multiplyAdds) / run.limit),
    drawing: 100 * middle((run) => run.drawing),
  };
}

/**
 * Trains until the program has its final form and its code is compiled.
 * @returns the number of steps that take about `CALL` milliseconds
 */
async function warmUp(trainer: Trainer): Promise<number> {
  const start = performance.now();
  let steps = trainer.unroll;
  // The least counts, because the machine also does other work.
  let least = Number.POSITIVE_INFINITY;
  for (let call = 0; call < CALLS || performance.now() - start < WARM_UP; call++) {
    const before = performance.now();
    await trainer.train(steps);
    least = Math.min(least, (performance.now() - before) / steps);
    const { unroll } = trainer;
    steps = Math.max(1, Math.round(Math.min(2 * steps, CALL / least) / unroll)) * unroll;
    if (least > CALL && performance.now() - start > WARM_UP) break;
  }
  return steps;
}

async function stepsPerSecond(train: () => Promise<void> | void, steps: number, length: number): Promise<number> {
  const start = performance.now();
  let [made, elapsed] = [0, 0];
  while (elapsed < length) {
    await train();
    made += steps;
    elapsed = performance.now() - start;
  }
  return (1000 * made) / elapsed;
}

/** The number of steps per second for which the rows can be drawn. */
function drawingsPerSecond(members: readonly Member[], batch: number, steps: number): Promise<number> {
  const orders = members.map(({ spec, data }) => new BatchOrder(spec.seed, data.parts.train.count, batch));
  const feed = new RowsFeed(orders);
  let step = 0;
  const draw = () => {
    feed.next(step, steps);
    step += steps;
  };
  return stepsPerSecond(draw, steps, CALL);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
