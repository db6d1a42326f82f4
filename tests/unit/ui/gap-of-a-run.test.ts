import { describe, expect, it } from 'vitest';
import { emptyHistory, extend } from '../../../src/store/history.ts';
import { readGap } from '../../../src/ui/inspect/evaluation/words.ts';
import { startRun } from '../../support/run.ts';

/** What is said of a real run, looked at every 100 steps, and its last losses. */
async function saidOf(experiment: string, looks: number) {
  const run = startRun();
  await run.load(experiment);
  for (let look = 1; look <= looks; look++) {
    run.send({ type: 'step', steps: 100 });
    await run.until(() => run.frame().step === 100 * look);
  }
  const frames = run.all('frame').map(({ frame }) => frame);
  const history = frames.reduce((before, frame) => extend(before, frame), emptyHistory);
  return { said: readGap(history), ...run.frame() };
}

describe('what is said of the gap of a run', () => {
  it('that has reached a training loss of 0 and rests there', async () => {
    const { said, trainLoss, validationLoss } = await saidOf(
      'data=xor(n=60,noise=0.5)&net=dense(32,relu)&loss=hinge&opt=adam(lr=0.1)&seed=3',
      15,
    );
    expect(trainLoss).toBe(0);
    expect(validationLoss).toBeGreaterThan(0.1);
    expect(said).toMatch(/^Overfitting: .* while the training loss has reached 0\.$/);
  });

  it('whose learning rate is too small to learn anything', async () => {
    const { said } = await saidOf('data=circle(n=60,noise=0.5)&net=dense(4,tanh)&opt=sgd(lr=0.00001)&seed=8', 6);
    expect(said).not.toMatch(/learned|learns|falls/);
  });
});
