declare global {
  /** Called by scripts/bench-check.mjs: the steps per second in one repetition of a task. */
  var measure: (task: string) => Promise<number>;
}

const worker = new Worker(new URL('./alone.worker.ts', import.meta.url), { type: 'module' });

globalThis.measure = (task) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number | { error: string }>) =>
      typeof data === 'number' ? resolve(data) : reject(new Error(data.error));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(task);
  });
