/** Runs inside a worker, as training does on the page: every engine, one after the other, again and again. */
import { convNet } from './engines/convnetjs.ts';
import type { Contender, EngineUnderTest } from './engines/engine.ts';
import { nabla } from './engines/nabla.ts';
import { tensorFlow } from './engines/tensorflow.ts';
import { type Task, tasks } from './tasks.ts';

const engines: readonly EngineUnderTest[] = [nabla, convNet, ...tensorFlow];

const REPETITIONS = 5;
/** Milliseconds of one repetition. */
const LENGTH = 300;

export interface Row {
  readonly task: string;
  readonly engine: string;
  /** Median over the repetitions. */
  readonly stepsPerSecond: number;
  readonly repetitions: readonly number[];
}

addEventListener('message', async () => {
  for (const task of tasks) for (const row of await compare(task)) postMessage(row);
  postMessage(null);
});

async function compare(task: Task): Promise<Row[]> {
  const contenders: { engine: string; contender: Contender; speeds: number[] }[] = [];
  for (const { name, create } of engines) {
    const contender = await create(task);
    if (contender) contenders.push({ engine: name, contender, speeds: [] });
  }
  for (const { contender } of contenders) await measure(contender, task.readEvery);
  // Interleaved, so that whatever else the machine does falls on all of them.
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    for (const { contender, speeds } of contenders) speeds.push(await measure(contender, task.readEvery));
  }
  for (const { contender } of contenders) contender.dispose();
  return contenders.map(({ engine, speeds }) => ({
    task: task.name,
    engine,
    stepsPerSecond: median(speeds),
    repetitions: speeds,
  }));
}

/** Steps per second. */
async function measure(contender: Contender, readEvery: number): Promise<number> {
  const start = performance.now();
  let steps = 0;
  let elapsed = 0;
  while (elapsed < LENGTH) {
    const loss = await contender.train(readEvery);
    if (!Number.isFinite(loss)) throw new Error('a contender diverged');
    steps += readEvery;
    elapsed = performance.now() - start;
  }
  return (1000 * steps) / elapsed;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
