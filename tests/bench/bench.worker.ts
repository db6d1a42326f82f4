/** Runs inside a worker, like training on the page: every engine in turn, repeatedly. */

import { speed } from './alone/speed.ts';
import { measureDiagnosis } from './diagnosis.ts';
import { convNet } from './engines/convnetjs.ts';
import type { Contender, EngineUnderTest } from './engines/engine.ts';
import { nablaOn } from './engines/nabla.ts';
import { tensorFlow } from './engines/tensorflow.ts';
import { measureGrowth } from './growth/measure.ts';
import { providerTasks, type Task, tasks } from './tasks.ts';

/** Which engines are compared, on which tasks. */
const COMPARISONS = {
  engines: { engines: [nablaOn('wasm'), convNet, ...tensorFlow], tasks },
  providers: { engines: [nablaOn('wasm'), nablaOn('webgpu')], tasks: providerTasks },
} satisfies Record<string, { readonly engines: readonly EngineUnderTest[]; readonly tasks: readonly Task[] }>;

/** What measures Nabla alone. */
const MEASUREMENTS = { diagnosis: measureDiagnosis, growth: measureGrowth };

/** What is compared or measured. */
export type Comparison = keyof typeof COMPARISONS | keyof typeof MEASUREMENTS;

const REPETITIONS = 7;

export interface Row {
  readonly task: string;
  readonly engine: string;
  /** What `perSecond` counts: updates of one network or of all networks together, or moves in all worlds together. */
  readonly unit: 'steps' | 'network-steps' | 'world-steps';
  /** The median over the repetitions. */
  readonly perSecond: number;
  readonly repetitions: readonly number[];
  /**
   * How many times as fast the first engine, to which this row belongs, is as each of the others: the median of the
   * ratios in each repetition, which varies less with the speed of the machine than the ratio of medians.
   */
  readonly ratios?: Readonly<Record<string, number>>;
}

/** What to measure. */
export interface Order {
  readonly comparison: Comparison;
  /** A part of the names of the tasks; empty for all. */
  readonly only: string;
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  compareAll(data).catch((error: unknown) => postMessage({ error: String(error) }));
});

async function compareAll({ comparison, only }: Order): Promise<void> {
  if (comparison in MEASUREMENTS) {
    for await (const row of MEASUREMENTS[comparison as keyof typeof MEASUREMENTS](only)) postMessage(row);
    return postMessage(null);
  }
  const { engines, tasks } = COMPARISONS[comparison as keyof typeof COMPARISONS];
  for (const task of tasks.filter(({ name }) => name.includes(only)))
    for (const row of await compare(task, engines)) postMessage(row);
  postMessage(null);
}

async function compare(task: Task, engines: readonly EngineUnderTest[]): Promise<Row[]> {
  const contenders: { engine: string; contender: Contender; speeds: number[] }[] = [];
  for (const { name, create } of engines) {
    const contender = await create(task);
    if (contender) contenders.push({ engine: name, contender, speeds: [] });
  }
  for (const { contender } of contenders) await speed(contender, task.readEvery);
  // Interleaved, so that other load on the machine affects all of them.
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    for (const { contender, speeds } of contenders) speeds.push(await speed(contender, task.readEvery));
  }
  for (const { contender } of contenders) contender.dispose();
  const rows = contenders.map(
    ({ engine, speeds }): Row => ({
      task: task.name,
      engine,
      unit: task.agent ? 'world-steps' : task.replicas > 1 ? 'network-steps' : 'steps',
      perSecond: median(speeds),
      repetitions: speeds,
    }),
  );
  const [first, ...others] = rows as [Row, ...Row[]];
  const ratios = others.map(({ engine, repetitions }) => [
    engine,
    median(first.repetitions.map((speed, repetition) => speed / (repetitions[repetition] as number))),
  ]);
  return [{ ...first, ratios: Object.fromEntries(ratios) }, ...others];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
