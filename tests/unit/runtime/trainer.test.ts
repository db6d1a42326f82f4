import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/compiler/compiled.ts';
import { idsOf } from '../../../src/experiment/index.ts';
import { findDivergence } from '../../../src/runtime/divergence.ts';
import { BatchOrder } from '../../../src/runtime/feeds/batch-order.ts';
import { takeFrame } from '../../../src/runtime/frame.ts';
import { previewFrame } from '../../../src/runtime/preview.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { lookAt, prepared } from '../../support/experiment.ts';
import { wasm } from '../../support/ort.ts';

const CIRCLE = 'data=circle&net=dense(8,tanh),dense(8,tanh)&opt=adam';

function asText(state: State): string {
  return [...state].map(([name, values]) => `${name} ${values}`).join('\n');
}

describe('a run', () => {
  it('is the same, bit by bit, when it is repeated from the same text', async () => {
    const series = async () => {
      const { trainer } = await prepared(CIRCLE);
      const losses = [];
      for (let step = 0; step < 50; step++) {
        await trainer.train(1);
        losses.push(Object.fromEntries(await trainer.evaluation.of(['train', 'validation'])));
      }
      return { losses, state: asText(await trainer.state()) };
    };
    expect(await series()).toEqual(await series());
  });

  it('does not depend on how its steps are divided into runs of the engine', async () => {
    const states = [];
    for (const pieces of [[60], [1, 7, 20, 32], [30, 30]]) {
      const { trainer } = await prepared(CIRCLE);
      for (const steps of pieces) await trainer.train(steps);
      expect(trainer.step).toBe(60);
      states.push(asText(await trainer.state()));
    }
    expect(states[1]).toBe(states[0]);
    expect(states[2]).toBe(states[0]);
  });

  it('adopts a new learning rate without being rebuilt', async () => {
    const { trainer, spec, initial } = await prepared('data=circle&net=dense(4,tanh)&opt=sgd');
    trainer.setLive({ ...spec, optimizer: { ...spec.optimizer, args: { lr: 0 } } });
    await trainer.train(5);
    expect([...((await trainer.state()).get('dense1/weight') ?? [])]).toEqual([
      ...(initial.get('dense1/weight') ?? []),
    ]);
    trainer.setLive(spec);
    await trainer.train(5);
    expect([...((await trainer.state()).get('dense1/weight') ?? [])]).not.toEqual([
      ...(initial.get('dense1/weight') ?? []),
    ]);
  });

  it('continues from a state as if it had not been interrupted', async () => {
    const { trainer } = await prepared(CIRCLE);
    await trainer.train(10);
    const state = await trainer.state();
    await trainer.train(25);
    const expected = asText(await trainer.state());
    await trainer.train(5);
    trainer.setState(state, 10);
    await trainer.train(25);
    expect(asText(await trainer.state())).toBe(expected);
  });

  it('reads a learning rate of 0.03 as float32 0.03, in every optimizer', async () => {
    for (const id of idsOf('optimizers')) {
      const { trainer } = await prepared(`data=circle&net=dense(2,tanh)&opt=${id}(lr=0.03)`);
      await trainer.train(3);
      const scores = await trainer.evaluation.of(['train', 'validation', 'test']);
      expect([...scores.values()].every(Number.isFinite), id).toBe(true);
    }
  });
});

describe('programs', () => {
  it.each([CIRCLE, 'data=iris&net=dense(6,relu),dropout(0.2),batch_norm&opt=nadam&schedule=step&reg=input_noise'])(
    'give the same steps with and without a Scan: %s',
    async (text) => {
      const { trainer, compiled, data, spec, initial } = await prepared(text);
      // A provider other than WASM gets programs without a Scan.
      const flat = new Trainer({ ...(await wasm), provider: 'webgpu' }, compiled, [{ spec, data }]);
      flat.setLive(spec);
      flat.setState(initial, 0);
      await trainer.train(33);
      await flat.train(33);
      expect(asText(await flat.state())).toBe(asText(await trainer.state()));
    },
  );

  it('give the same picture in plain JavaScript as in the engine', async () => {
    for (const text of [
      'data=circle',
      'data=iris&net=dense(5,relu)',
      'data=plane&features=x1&net=dense(3,leaky_relu)',
      'data=plane&scale=standard&net=dense(3)',
    ]) {
      const run = await prepared(text);
      const { trainer, compiled, spec, data } = run;
      await trainer.train(20);
      const numbers = { step: 20, epoch: 0, learningRate: 0 };
      const preview = previewFrame(compiled, { spec, data }, numbers, await trainer.state());
      const scores = await trainer.evaluation.of(['train', 'validation']);
      const { maps } = await takeFrame(lookAt(run), await trainer.state(), new Map(), {
        ahead: false,
        stepsPerSecond: 0,
      });
      expect(preview.values['train/loss']).toBeCloseTo(scores.get('train/loss') as number, 5);
      expect(preview.values['validation/metric']).toBeCloseTo(scores.get('validation/metric') as number, 5);
      expect(preview.maps).toHaveLength(maps.length);
      expect(Math.max(...preview.maps.map((value, index) => Math.abs(value - (maps[index] as number))))).toBeLessThan(
        1e-4,
      );
    }
  });

  it('report the gradient of the first batch, which the first step applies', async () => {
    const { trainer, initial } = await prepared('data=circle&net=dense(3,tanh)&opt=sgd(lr=0.25)');
    const gradients = await trainer.nextGradients();
    await trainer.train(1);
    for (const [name, after] of await trainer.state()) {
      const before = initial.get(name) as Float32Array;
      after.forEach((value, index) => {
        expect(value).toBeCloseTo((before[index] as number) - 0.25 * (gradients.get(name)?.[index] as number), 6);
      });
    }
  });
});

describe('divergence', () => {
  it('is traced to the step after which the loss is not finite, and goes back to the last finite state', async () => {
    const { trainer, initial } = await prepared('data=plane&net=dense(8,tanh)&opt=sgd(lr=10)');
    await trainer.train(200);
    const { lastFinite, reason } = await findDivergence(trainer, { state: initial, step: 0 });
    expect(lastFinite.step).toBeGreaterThan(0);
    expect(lastFinite.step).toBeLessThan(199);
    expect(reason).toBe(
      `The loss is no longer a finite number after step ${lastFinite.step + 1}, so the run went back to step ${lastFinite.step}.`,
    );

    const lossAfter = async () => (await trainer.evaluation.of(['train'])).get('train/loss');
    trainer.setState(lastFinite.state, lastFinite.step);
    expect(await lossAfter()).toSatisfy(Number.isFinite);
    await trainer.train(1);
    expect(await lossAfter()).not.toSatisfy(Number.isFinite);
  });
});

describe('BatchOrder', () => {
  it('uses every example once per epoch, in another order each time', () => {
    const order = new BatchOrder(1, 12, 4);
    const epochs = [0, 3, 6].map((step) => [...order.rows(step, 3)]);
    for (const epoch of epochs) expect([...epoch].sort((a, b) => a - b)).toEqual([...Array(12).keys()]);
    expect(epochs[1]).not.toEqual(epochs[0]);
  });

  it('gives the same rows from any starting step, across the ends of epochs', () => {
    const whole = [...new BatchOrder(3, 10, 4).rows(0, 50)];
    const order = new BatchOrder(3, 10, 4);
    expect([...order.rows(20, 30)]).toEqual(whole.slice(80));
    expect([...order.rows(0, 20)]).toEqual(whole.slice(0, 80));
  });
});
