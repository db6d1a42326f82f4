import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { EXAMPLES, examplesFor, flattened, type Task } from '../tasks.ts';
import type { EngineUnderTest } from './engine.ts';
import { agent } from './tensorflow-agent.ts';
import { game } from './tensorflow-game.ts';
import { type Model, optimizerOf } from './tensorflow-model.ts';
import { sequenceLayer } from './tensorflow-sequences.ts';

setWasmPaths({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  // Never fetched, but required.
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
});
// One thread, like every engine here. Its threads do not work after minification, and an isolated page would start
// them.
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);

/**
 * TensorFlow.js with its core API, which is faster than its layers: variables, an optimizer, batches made in advance.
 */
export const tensorFlow = (['cpu', 'wasm', 'webgl'] as const).map(
  (backend): EngineUnderTest => ({
    name: `TensorFlow.js (${backend})`,
    async create(task) {
      if (task.replicas > 1 || !trains(backend, task)) return null;
      if (!(await tf.setBackend(backend))) return null;
      const model = task.agent ? agent(task, task.agent) : task.generator ? game(task, task.generator) : network(task);
      return {
        perUpdate: task.agent ? task.batch : 1,
        async train(count) {
          await tf.setBackend(backend);
          for (let step = 1; step < count; step++) model.update(false);
          const loss = model.update(true) as tf.Scalar;
          const [value] = await loss.data();
          loss.dispose();
          return value ?? Number.NaN;
        },
        dispose: model.dispose,
      };
    },
  }),
);

function network(task: Task): Model {
  const batches = makeBatches(task);
  const layers = task.sizes.slice(1).map((units, index) => ({
    weight: tf.variable(
      tf.randomNormal([index === 0 ? flattened(task) : (task.sizes[index] as number), units], 0, 0.1),
    ),
    bias: tf.variable(tf.zeros([units])),
  }));
  const convolutions = convolutionsOf(task);
  const sequences = sequenceLayer(task);
  const optimizer = optimizerOf(task);
  let next = 0;
  const update = (readLoss: boolean) => {
    const { x, y } = batches[next] as (typeof batches)[number];
    next = (next + 1) % batches.length;
    return optimizer.minimize(() => {
      const output = layers.reduce<tf.Tensor>(
        (input, { weight, bias }, index) => {
          const sum = tf.add(tf.matMul(input as tf.Tensor2D, weight as tf.Tensor2D), bias);
          if (index === layers.length - 1) return sum;
          return task.hidden === 'tanh' ? tf.tanh(sum) : tf.relu(sum);
        },
        sequences ? sequences.output(x) : pooledBy(convolutions, task, x),
      );
      return task.loss === 'softmax' ? tf.losses.softmaxCrossEntropy(y, output) : tf.losses.meanSquaredError(y, output);
    }, readLoss);
  };
  return {
    update,
    dispose() {
      optimizer.dispose();
      tf.dispose([batches, layers, convolutions, sequences?.variables] as unknown as tf.TensorContainer);
    },
  };
}

/** Its WASM backend has no gradient of a convolution by its weights. WebGL is compared only where WASM cannot be. */
function trains(backend: 'cpu' | 'wasm' | 'webgl', { images }: Task): boolean {
  return backend === 'cpu' || (images ? backend === 'webgl' : backend === 'wasm');
}

function convolutionsOf({ images }: Task) {
  return (images?.filters ?? []).map((filters, index, all) => ({
    kernel: tf.variable(tf.randomNormal<tf.Rank.R4>([3, 3, all[index - 1] ?? 1, filters], 0, 0.1)),
    bias: tf.variable(tf.zeros([filters])),
  }));
}

function pooledBy(convolutions: ReturnType<typeof convolutionsOf>, { images }: Task, x: tf.Tensor2D): tf.Tensor2D {
  if (!images) return x;
  const image = tf.reshape(x, [x.shape[0], images.side, images.side, 1]) as tf.Tensor4D;
  const last = convolutions.reduce(
    (input, { kernel, bias }) => tf.maxPool(tf.relu(tf.add(tf.conv2d(input, kernel, 1, 'same'), bias)), 2, 2, 'valid'),
    image,
  );
  return tf.reshape(last, [x.shape[0], -1]);
}

function makeBatches(task: Task) {
  const { x, labels } = examplesFor(task);
  const inputs = task.sizes[0] as number;
  const { batch } = task;
  return Array.from({ length: EXAMPLES / batch }, (_, index) => {
    const rows = labels.slice(index * batch, (index + 1) * batch);
    return {
      x: tf.tensor2d(x.slice(index * batch * inputs, (index + 1) * batch * inputs), [batch, inputs]),
      y:
        task.loss === 'softmax'
          ? tf.oneHot(tf.tensor1d(Int32Array.from(rows), 'int32'), task.sizes.at(-1) as number)
          : tf.tensor2d(rows, [batch, 1]),
    };
  });
}
