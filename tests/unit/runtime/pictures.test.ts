import { expect, it } from 'vitest';
import { startRun as start } from '../../support/run.ts';
import { slow } from '../../support/slow.ts';

const CIRCLE = 'data=circle&net=dense(4,tanh)&opt=adam';
/** After this step, curves are no longer evaluated as often as they change. */
const BEGINNING = 1000;

it('come between frames, at every paint, while the losses are evaluated as often as a person can read them', async () => {
  const { run, clock } = await slow({ step: 0.1, look: 1, text: CIRCLE, takesPictures: true });
  run.send({ type: 'play' });
  await run.until(() => run.frame().step > BEGINNING);
  const [begin, frames, pictures] = [clock.ms, run.all('frame').length, run.all('picture').length];
  await run.until(() => clock.ms - begin > 1000);
  const seconds = (clock.ms - begin) / 1000;
  expect((run.all('frame').length - frames) / seconds).toBeLessThanOrEqual(21);
  expect((run.all('frame').length - frames) / seconds).toBeGreaterThan(10);
  // A burst of 3 ms, and 1 ms for the picture.
  expect((run.all('picture').length - pictures) / seconds).toBeGreaterThan(100);
});

it('show the network as a frame of the same step does', async () => {
  const run = start({ takesPictures: true });
  await run.load(CIRCLE);
  run.send({ type: 'play' });
  await run.until(() => run.all('picture').length > 3);
  run.send({ type: 'pause' });
  await run.until(() => run.status().status === 'paused');
  const picture = run.latest('picture')?.picture;

  const other = start();
  await other.load(CIRCLE);
  other.send({ type: 'step', steps: picture?.step ?? 0 });
  await other.until(() => other.frame().step === picture?.step);
  const { parameters, maps, epoch } = other.frame();
  expect(picture).toMatchObject({ parameters, maps, epoch });
});

it('reach only a page that takes them', async () => {
  const run = start();
  await run.load(CIRCLE);
  run.send({ type: 'play' });
  await run.until(() => run.frame().step > BEGINNING);
  expect(run.all('picture')).toEqual([]);
});

it('do not replace the frame with the losses of the step at which a run pauses', async () => {
  const run = start({ takesPictures: true });
  await run.load(CIRCLE);
  run.send({ type: 'play' });
  await run.until(() => run.all('picture').length > 3);
  run.send({ type: 'pause' });
  await run.until(() => run.status().status === 'paused');
  const last = run.events.findLast(({ type }) => type === 'picture' || type === 'frame');
  expect(last).toMatchObject({ type: 'frame', frame: { stepsPerSecond: 0 } });
  expect(run.frame().values['train/loss']).toBeGreaterThan(0);
});
