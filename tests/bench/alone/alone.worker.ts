/** Runs inside a worker, like training on the page: Nabla's engine, without pictures, whenever it is asked to. */
import type { Contender } from '../engines/engine.ts';
import { nablaOn } from '../engines/nabla.ts';
import { tasks } from '../tasks.ts';
import { speed } from './speed.ts';

const contenders = new Map<string, Contender>();

addEventListener('message', ({ data }: MessageEvent<string>) => {
  measure(data).then(postMessage, (error: unknown) => postMessage({ error: String(error) }));
});

async function measure(name: string): Promise<number> {
  const task = tasks.find((task) => task.name === name);
  if (!task) throw new Error(`there is no task "${name}"`);
  const contender = contenders.get(name) ?? (await nablaOn('wasm').create(task));
  if (!contender) throw new Error(`the engine cannot train "${name}"`);
  contenders.set(name, contender);
  return speed(contender, task.readEvery);
}
