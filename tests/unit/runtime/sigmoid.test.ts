import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/compiler/compiled.ts';
import { predict } from '../../../src/runtime/findings/predictions.ts';
import { finish } from '../../../src/runtime/finish.ts';
import { takeFrame } from '../../../src/runtime/frame.ts';
import { previewFrame } from '../../../src/runtime/preview.ts';
import { lookAt, prepared } from '../../support/experiment.ts';

// On WASM the sigmoid of onnxruntime is 1.5 % off at −12 and 0 below −17.5.

const NETWORK = 'data=circle&net=none&opt=sgd';

/** A network with the same output everywhere. */
const saying = (logit: number): State =>
  new Map([
    ['output/weight', new Float32Array(2)],
    ['output/bias', Float32Array.of(logit)],
  ]);

describe.each([-30, -20, -17.6, -16, -12, -5, 0, 5, 12, 20])('a probability whose log odds are %f', (logit) => {
  const probability = 1 / (1 + Math.exp(-logit));
  const check = (maps: Float32Array, cells: number) => {
    expect(maps).toHaveLength(cells);
    for (const value of maps) expect(value / probability).toBeCloseTo(1, 6);
  };

  it('is exact in the map of the output', async () => {
    const run = await prepared(NETWORK);
    const { trainer, compiled } = run;
    trainer.setState(saying(logit), 0);
    const quick = { ahead: false, stepsPerSecond: 0 };
    const { maps } = await takeFrame(lookAt(run), await trainer.state(), new Map(), quick);
    check(maps, compiled.grid.size ** 2);
  });

  it('is exact in the map before the engine is available', async () => {
    const { compiled, spec, data } = await prepared(NETWORK);
    const numbers = { step: 0, epoch: 0, learningRate: 0 };
    const { maps } = previewFrame(compiled, { spec, data }, numbers, saying(logit));
    check(maps, compiled.grid.size ** 2);
  });
});

it('the accuracy in a frame is that of the exact probabilities, however close the logits are to the boundary', async () => {
  const run = await prepared(NETWORK);
  const { trainer, data } = run;
  const { train } = data.parts;
  const distances = Array.from({ length: 60 }, (_, power) => 2 ** (4 - power / 2));
  for (const distance of [0, ...distances, ...distances.map((value) => -value)]) {
    // The examples are on both sides of the boundary, and on it.
    trainer.setState(
      new Map([
        ['output/weight', Float32Array.of(distance, -distance / 3)],
        ['output/bias', Float32Array.of(distance / 7)],
      ]),
      0,
    );
    const { values } = await finish(predict(lookAt(run)));
    const hits = train.labels.reduce(
      (sum, label, row) => sum + Number(Number((values[row] as number) > 0.5) === label),
      0,
    );
    expect((await trainer.evaluation.of(['train'])).get('train/metric')).toBeCloseTo(hits / train.count, 6);
  }
});
