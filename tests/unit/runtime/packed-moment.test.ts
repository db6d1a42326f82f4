import { describe, expect, it } from 'vitest';
import { print } from '../../../src/experiment/index.ts';
import type { KeptMoment } from '../../../src/runtime/protocol.ts';
import { emptyHistory, extend, type History } from '../../../src/store/history.ts';
import { packMoment, unpackMoment } from '../../../src/store/packed-moment.ts';
import { experiment } from '../../support/experiment.ts';
import { startRun as start } from '../../support/run.ts';

type Session = ReturnType<typeof start>;

async function train(run: Session, steps: number) {
  const goal = run.frame().step + steps;
  run.send({ type: 'step', steps });
  await run.until(() => run.frame().step === goal && run.status().status === 'paused');
  return run.frame();
}

/** The state of a run, with the memory of its optimizer, and what it remembers of its losses. */
async function momentOf(run: Session): Promise<KeptMoment> {
  const told = run.all('moment').length;
  run.send({ type: 'keep' });
  await run.until(() => run.all('moment').length > told);
  return run.latest('moment')?.moment as KeptMoment;
}

const historyOf = (run: Session): History =>
  run.all('frame').reduce((history, { frame }) => extend(history, frame), emptyHistory);

function unpacked(text: string | null, of: string) {
  const read = unpackMoment(text ?? '', experiment(of));
  if (!('moment' in read)) throw new Error(read.message);
  return read;
}

describe('a moment in a link', () => {
  it.each([
    'data=circle&net=dense(4,tanh)&opt=adam&v=1',
    'data=spiral&net=dense(4,tanh),dropout(0.2)&opt=momentum&schedule=plateau&reg=early_stopping(patience=200,restore=best)&v=1',
    'data=xor&net=dense(3,relu)&opt=rmsprop&replicas=3&v=1',
  ])('goes on bit by bit as the original run does: %s', async (text) => {
    const original = start();
    await original.load(text);
    await train(original, 50);
    const moment = await momentOf(original);
    const history = historyOf(original);
    const packed = packMoment(moment, { history, editedAt: null });
    await train(original, 50);

    const { moment: read, curves } = unpacked(packed, text);
    expect(read.state).toEqual(moment.state);
    expect(read.memories).toEqual(moment.memories);
    expect(print(read.spec)).toBe(print(moment.spec));
    expect(curves.history.step).toEqual(history.step);
    const other = start();
    other.send({ type: 'experiment', spec: experiment(text), moment: read });
    await other.until(() => other.status()?.status === 'paused');
    expect(other.frame().step).toBe(50);
    await train(other, 50);
    expect((await momentOf(other)).state).toEqual((await momentOf(original)).state);
    expect([...other.frame().parameters]).toEqual([...original.frame().parameters]);
  });

  it('does not start a network that it does not fit', async () => {
    const text = 'data=circle&net=dense(4,tanh)&v=1';
    const original = start();
    await original.load(text);
    await train(original, 5);
    const larger = text.replace('4', '5');
    const { moment } = unpacked(packMoment(await momentOf(original), null), larger);
    const other = start();
    other.send({ type: 'experiment', spec: experiment(larger), moment });
    await other.until(() => other.status()?.status === 'ready');
    expect(other.frame().step).toBe(0);
  });
});
