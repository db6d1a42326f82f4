import { describe, expect, it } from 'vitest';
import type { Frame, RunView } from '../../../src/runtime/protocol.ts';
import { isStuck, receive, run } from '../../../src/store/run.ts';

const frame = (step: number) => ({ step, trainLoss: 1, validationLoss: 2 }) as Frame;

describe('run store', () => {
  it('follows what the engine says', () => {
    expect(run.getState()).toMatchObject({ state: { status: 'loading' }, view: null, frame: null });

    const view = { task: 'binary' } as RunView;
    receive({ type: 'prepared', runId: 1, view });
    receive({ type: 'frame', runId: 1, frame: frame(0) });
    receive({ type: 'frame', runId: 1, frame: frame(8) });
    receive({ type: 'status', runId: 1, state: { status: 'paused', provider: 'wasm', reason: null } });

    expect(run.getState()).toEqual({
      state: { status: 'paused', provider: 'wasm', reason: null },
      view,
      frame: frame(8),
      history: { step: [0, 8], trainLoss: [1, 1], validationLoss: [2, 2] },
    });
  });

  it('knows when only a reset helps', () => {
    expect((['ready', 'running', 'paused', 'diverged', 'failed'] as const).filter(isStuck)).toEqual([
      'diverged',
      'failed',
    ]);
  });
});
