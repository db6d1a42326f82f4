import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptRun } from '../../../../src/embedding/kept.ts';
import type { Command } from '../../../../src/embedding/protocol.ts';
import { Conductor } from '../../../../src/ui/compare/conductor.ts';

const LOSS = 'train/loss';

/** A side whose run does what it is asked for only when the test lets it. */
function sideOf(conductor: Conductor, id: string) {
  const commands: Command[] = [];
  const remove = conductor.add(id, (command) => commands.push(command));
  let step = 0;
  const status = (name: 'ready' | 'running' | 'paused' | 'diverged', reason: string | null = null) =>
    conductor.receive(id, { type: 'status', status: name, reason });
  const frame = (at: number, stepsPerSecond = 0) => {
    step = at;
    conductor.receive(id, { type: 'frame', step, epoch: 0, stepsPerSecond, values: { [LOSS]: 1 / (1 + at) } });
  };
  status('ready');
  frame(0);
  return {
    commands,
    remove,
    status,
    frame,
    /** Makes the steps of the last command, or only some of them. */
    train(share = 1, speed = 0) {
      const last = commands.at(-1);
      if (last?.type !== 'step' || last.steps === 'epoch') throw new Error(`${id} was not asked for steps`);
      status('running');
      frame(step + Math.round(last.steps * share), speed);
      status('paused');
    },
  };
}

describe('the conductor', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('makes one Step in all experiments', () => {
    const conductor = new Conductor();
    const [a, b] = [sideOf(conductor, 'a'), sideOf(conductor, 'b')];
    conductor.step(100);
    expect(conductor.state.running).toBe(true);
    expect([a, b].map(({ commands }) => commands)).toEqual([
      [{ type: 'step', steps: 100 }],
      [{ type: 'step', steps: 100 }],
    ]);
    a.train();
    expect(conductor.state.running).toBe(true);
    b.train();
    expect(conductor.state.running).toBe(false);
    expect([conductor.run('a')?.step, conductor.run('b')?.step]).toEqual([100, 100]);
    expect(a.commands).toHaveLength(1);
  });

  it('plays in rounds, in which the faster one waits', () => {
    const conductor = new Conductor();
    const [a, b] = [sideOf(conductor, 'a'), sideOf(conductor, 'b')];
    conductor.play();
    for (const steps of [1, 2, 4, 8]) {
      expect(a.commands.at(-1)).toEqual({ type: 'step', steps });
      const asked = a.commands.length;
      a.train();
      expect(a.commands).toHaveLength(asked);
      b.train();
    }
    const run = conductor.run('a');
    expect(run?.curves.step).toEqual([0, 1, 3, 7, 15]);
    expect(conductor.run('b')?.curves.step).toEqual(run?.curves.step);
  });

  it('fits the steps of a round to the slowest', () => {
    const conductor = new Conductor();
    const [a, b] = [sideOf(conductor, 'a'), sideOf(conductor, 'b')];
    conductor.play();
    a.train(1, 5000);
    b.train(1, 15);
    expect(a.commands.at(-1)).toEqual({ type: 'step', steps: 2 });
    a.train(1, 5000);
    b.train(1, 15);
    expect(a.commands.at(-1)).toEqual({ type: 'step', steps: 3 });
  });

  it('pauses at the end of the round', () => {
    const conductor = new Conductor();
    const [a, b] = [sideOf(conductor, 'a'), sideOf(conductor, 'b')];
    conductor.play();
    a.train();
    conductor.pause();
    expect(conductor.state.running).toBe(false);
    b.train();
    expect([a, b].map(({ commands }) => commands)).toEqual([
      [{ type: 'step', steps: 1 }],
      [{ type: 'step', steps: 1 }],
    ]);
  });

  it('pauses all, and continues from the furthest', () => {
    const conductor = new Conductor();
    const [a, b] = [sideOf(conductor, 'a'), sideOf(conductor, 'b')];
    conductor.step(10);
    a.train();
    b.status('running');
    conductor.pause();
    expect(b.commands.at(-1)).toEqual({ type: 'pause' });
    b.frame(4);
    b.status('paused');
    conductor.step(10);
    expect(a.commands.at(-1)).toEqual({ type: 'step', steps: 10 });
    expect(b.commands.at(-1)).toEqual({ type: 'step', steps: 16 });
  });

  it('goes on without an experiment that has diverged or ended', () => {
    const conductor = new Conductor();
    const [a, b, c] = [sideOf(conductor, 'a'), sideOf(conductor, 'b'), sideOf(conductor, 'c')];
    conductor.play();
    a.train();
    b.status('diverged', 'The loss is no number any more.');
    c.status('running');
    c.status('paused', 'Ended after 1 step, as until=steps(1) asks.');
    expect(a.commands).toHaveLength(2);
    expect([b, c].map(({ commands }) => commands.length)).toEqual([1, 1]);
    conductor.reset();
    expect(c.commands.at(-1)).toEqual({ type: 'reset' });
  });

  it('says when none can continue', () => {
    const conductor = new Conductor();
    const a = sideOf(conductor, 'a');
    a.status('diverged', 'The loss is no number any more.');
    expect(conductor.state.reason).toMatch(/Reset/);
    conductor.play();
    expect(conductor.state.running).toBe(false);
  });

  it('asks once more for steps that an edit has prevented', () => {
    const conductor = new Conductor();
    const a = sideOf(conductor, 'a');
    conductor.step(10);
    a.status('running');
    a.frame(0);
    a.status('ready');
    vi.advanceTimersByTime(2000);
    expect(a.commands).toHaveLength(2);
    a.train();
    expect(conductor.state.running).toBe(false);
  });

  it('pauses a run that starts by itself', () => {
    const conductor = new Conductor();
    const a = sideOf(conductor, 'a');
    a.status('running');
    expect(a.commands).toEqual([{ type: 'pause' }]);
  });

  it('lets those that predict the same number show it on one range', () => {
    const conductor = new Conductor();
    const [a, b, c] = [sideOf(conductor, 'a'), sideOf(conductor, 'b'), sideOf(conductor, 'c')];
    const target = (id: string, name: string, low: number, high: number) =>
      conductor.receive(id, { type: 'target', target: { name, low, high } });
    target('a', 'sine', -1, 1);
    target('b', 'sine', -1.5, 0.5);
    target('c', 'plane', -9, 9);
    expect([a, b, c].map(({ commands }) => commands.at(-1))).toEqual([
      { type: 'range', range: [-1.5, 1.5] },
      { type: 'range', range: [-1.5, 1.5] },
      { type: 'range', range: null },
    ]);
    const sent = a.commands.length;
    target('b', 'sine', -1.5, 0.5);
    expect(a.commands).toHaveLength(sent);
    conductor.shareScale(false);
    expect(a.commands.at(-1)).toEqual({ type: 'range', range: null });
    conductor.shareScale(true);
    b.remove();
    expect(a.commands.at(-1)).toEqual({ type: 'range', range: null });
    expect(conductor.canShareScale).toBe(false);
  });

  it('lets one that is added late train alone to the step of the others, then all in step', () => {
    const conductor = new Conductor();
    const [a, b] = [sideOf(conductor, 'a'), sideOf(conductor, 'b')];
    conductor.step(500);
    a.train();
    b.train();
    const c = sideOf(conductor, 'c');
    expect(c.commands).toEqual([{ type: 'step', steps: 500 }]);
    expect(a.commands).toHaveLength(1);
    expect([conductor.state.running, conductor.catchesUp, conductor.stepAhead('c')]).toEqual([true, true, 500]);
    expect(conductor.stepAhead('a')).toBeNull();
    c.train();
    expect([conductor.state.running, conductor.catchesUp, conductor.stepAhead('c')]).toEqual([false, false, null]);
    conductor.step(10);
    expect([a, b, c].map(({ commands }) => commands.at(-1))).toEqual(Array(3).fill({ type: 'step', steps: 10 }));
  });

  it('does not start a late one again that a person has paused, but says where the others are', () => {
    const conductor = new Conductor();
    const a = sideOf(conductor, 'a');
    conductor.step(500);
    a.train();
    const b = sideOf(conductor, 'b');
    conductor.pause();
    b.frame(20);
    b.status('paused');
    expect(conductor.state.running).toBe(false);
    expect(conductor.stepAhead('b')).toBe(500);
    conductor.step(10);
    expect(b.commands.at(-1)).toEqual({ type: 'step', steps: 490 });
  });

  it('keeps the run of one of them, and waits for it no longer than a while', async () => {
    const conductor = new Conductor();
    const [a] = [sideOf(conductor, 'a'), sideOf(conductor, 'b')];
    expect(await conductor.keep('a')).toBeNull();
    conductor.step(10);
    a.train();
    const kept = conductor.keep('a');
    expect(conductor.state.running).toBe(false);
    expect(a.commands.at(-1)).toEqual({ type: 'keep' });
    const run = { moment: { step: 10 } } as unknown as KeptRun;
    conductor.receive('a', { type: 'kept', run });
    expect(await kept).toBe(run);
    const silent = conductor.keep('a');
    vi.advanceTimersByTime(5001);
    expect(await silent).toBeNull();
  });

  it('keeps a pace', () => {
    const conductor = new Conductor();
    const a = sideOf(conductor, 'a');
    conductor.pace(1);
    conductor.play();
    a.train();
    expect(a.commands).toHaveLength(1);
    vi.advanceTimersByTime(1001);
    expect(a.commands).toHaveLength(2);
  });
});
