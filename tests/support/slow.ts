import { BATCHES } from '../../src/onnx/training.ts';
import type { Engine } from '../../src/runtime/engine.ts';
import { experiment } from './experiment.ts';
import { wasm } from './ort.ts';
import { startRun } from './run.ts';

const CIRCLE = 'data=circle&net=dense(4,tanh)&opt=sgd';

/**
 * The real engine with a clock on which a step and an evaluation of the loss take a given number of milliseconds, on
 * any machine.
 */
export async function slow({
  step,
  look,
  text = CIRCLE,
  takesPictures = false,
}: {
  step: number;
  look: number;
  text?: string;
  takesPictures?: boolean;
}) {
  const real = await wasm;
  const clock = { ms: 0, look, onLook: () => {} };
  const bursts: number[] = [];
  const { batch, replicas } = experiment(text);
  const rows = Number(batch) * replicas;
  const engine: Engine = {
    ...real,
    tensor(data, shape) {
      if (data.dtype === 'int32') bursts.push(data.data.length / rows);
      return real.tensor(data, shape);
    },
    async session(program, options) {
      const session = await real.session(program, options);
      return {
        release: () => session.release(),
        async run(feeds) {
          if (!feeds.has(BATCHES)) clock.onLook();
          clock.ms += feeds.has(BATCHES) ? step * (bursts.at(-1) as number) : clock.look;
          return session.run(feeds);
        },
      };
    },
  };
  const run = startRun({ openEngine: async () => engine, now: () => clock.ms, takesPictures });
  await run.load(text);
  bursts.length = 0;
  return { run, clock, bursts };
}
