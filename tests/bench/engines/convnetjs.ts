import convnetjs from 'convnetjs';
import { EXAMPLES, examplesFor, LEARNING_RATE } from '../tasks.ts';
import type { EngineUnderTest } from './engine.ts';

/**
 * ConvNetJS used as in its documentation: example by example, with an update after every batch. It trains only one
 * network at a time, so for several networks it trains the first and reports its speed.
 */
export const convNet: EngineUnderTest = {
  name: 'ConvNetJS',
  async create(task) {
    const { sizes, images, sequences, generator, agent, hidden, loss, optimizer, batch } = task;
    // It has no layers on sequences, and trains a network only on its own loss.
    if (sequences || generator || agent) return null;
    const examples = examplesFor(task);
    const inputs = sizes[0] as number;
    const side = images?.side ?? 1;
    const net = new convnetjs.Net();
    net.makeLayers([
      { type: 'input', out_sx: side, out_sy: side, out_depth: inputs / (side * side) },
      ...(images?.filters ?? []).flatMap((filters) => [
        { type: 'conv', sx: 3, filters, stride: 1, pad: 1, activation: hidden },
        { type: 'pool', sx: 2, stride: 2 },
      ]),
      ...sizes.slice(1, -1).map((units) => ({ type: 'fc', num_neurons: units, activation: hidden })),
      loss === 'softmax'
        ? { type: 'softmax', num_classes: sizes.at(-1) as number }
        : { type: 'regression', num_neurons: sizes.at(-1) as number },
    ]);
    const trainer = new convnetjs.Trainer(net, {
      method: optimizer,
      learning_rate: LEARNING_RATE,
      momentum: 0,
      batch_size: batch,
      l2_decay: 0,
    });
    const volumes = Array.from({ length: EXAMPLES }, (_, row) => {
      const volume = new convnetjs.Vol(side, side, inputs / (side * side), 0);
      volume.w.set(examples.x.subarray(row * inputs, (row + 1) * inputs));
      return volume;
    });
    const labels = Array.from(examples.labels, (label) => (loss === 'softmax' ? label : [label]));
    let row = 0;
    return {
      perUpdate: 1,
      train(count) {
        let cost = Number.NaN;
        for (let example = 0; example < count * batch; example++) {
          cost = trainer.train(volumes[row], labels[row]).loss;
          row = (row + 1) % EXAMPLES;
        }
        return cost;
      },
      dispose() {},
    };
  },
};
