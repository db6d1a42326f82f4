import { describe, expect, it } from 'vitest';
import { emptyHistory, extend } from '../../../src/store/history.ts';
import { readGap } from '../../../src/ui/inspect/evaluation/words.ts';
import { lossesOf } from '../../../src/ui/losses.ts';
import { startRun } from '../../support/run.ts';

/** The sentence about a real run that is evaluated every 100 steps, and its last losses. */
async function sentenceOf(experiment: string, evaluations: number) {
  const run = startRun();
  await run.load(experiment);
  for (let evaluation = 1; evaluation <= evaluations; evaluation++) {
    run.send({ type: 'step', steps: 100 });
    await run.until(() => run.frame().step === 100 * evaluation);
  }
  const frames = run.all('frame').map(({ frame }) => frame);
  const history = frames.reduce((before, frame) => extend(before, frame), emptyHistory);
  return { sentence: readGap(lossesOf(history)), values: run.frame().values };
}

describe('the sentence about the gap of a run', () => {
  it('describes a training loss that has reached 0 and stays there', async () => {
    const { sentence, values } = await sentenceOf(
      'data=xor(n=60,noise=0.5)&net=dense(32,relu)&loss=hinge&opt=adam(lr=0.1)&seed=3',
      15,
    );
    expect(values['train/loss']).toBe(0);
    expect(values['validation/loss']).toBeGreaterThan(0.1);
    expect(sentence).toMatch(/^Overfitting: .* while the training loss has reached 0\.$/);
  });

  it('describes a learning rate that is too small to learn anything', async () => {
    const { sentence } = await sentenceOf(
      'data=circle(n=60,noise=0.5)&net=dense(4,tanh)&opt=sgd(lr=0.00001)&seed=8',
      6,
    );
    expect(sentence).not.toMatch(/learned|learns|falls/);
  });
});
