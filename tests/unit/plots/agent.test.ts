import { describe, expect, it } from 'vitest';
import type { PlotView } from '../../../src/plots/core/types.ts';
import { type Agent, agentMaps } from '../../../src/plots/output/agent/agent-maps.ts';
import { arrowsOf } from '../../../src/plots/output/agent/arrows.ts';
import { valueRange } from '../../../src/plots/output/agent/draw-cells.ts';
import { axisTitle, axisWords, numberAt, stateAxis } from '../../../src/plots/output/agent/state-axis.ts';
import { stateWords } from '../../../src/plots/output/agent/state-words.ts';

const actions = ['left', 'right'];

/** Two states in a column beside two others. */
const view = (units: readonly number[]): PlotView => ({
  answer: 'action',
  features: [],
  inputs: [],
  classes: [],
  points: { count: 0, features: [], positions: [], labels: [], part: [] },
  layers: units.map((count, index) => ({ name: `layer${index}`, units: count, mixing: 'sum' as const })),
  scales: new Map(),
  targetScale: { offset: 0, factor: 1 },
  boundary: 0,
  parameters: [],
  grid: { size: 2, labels: ['x', 'y'], x: [0, 1], y: [0, 1] },
  inputMaps: [],
});
const mapsOf = (units: readonly number[], agent: Partial<Agent>, ...maps: readonly number[]) =>
  agentMaps(
    view(units),
    { actions, policy: null, value: null, actionValues: null, ...agent },
    { parameters: new Float32Array(), maps: Float32Array.from(maps) },
  );

describe('what an agent knows of states', () => {
  it('are its probabilities and its values', () => {
    const known = mapsOf([2, 1], { policy: 0, value: 1 }, 1, 1, 0.25, 0, 0, 0, 0.75, 1, 4, 5, 6, 7);
    expect([...(known.value ?? [])]).toEqual([4, 5, 6, 7]);
    expect(stateWords(actions, known, 2)).toBe('value 6; right 75.0%, left 25.0%');
    expect(stateWords(actions, mapsOf([2], { policy: 0 }, 1, 1, 0.25, 0, 0, 0, 0.75, 1), 0)).toBe(
      'left 100%, right 0%',
    );
  });

  it('are the best action and its value if it estimates the values of actions', () => {
    const known = mapsOf([2], { actionValues: 0 }, 1, 2, 3, -1, 2, 1, 3, -2);
    expect([...(known.value ?? [])]).toEqual([2, 2, 3, -1]);
    expect([...(known.policy ?? [])]).toEqual([0, 1, 0.5, 1, 1, 0, 0.5, 0]);
    expect(stateWords(actions, known, 1)).toBe('value 2; left 2, right 1');
  });
});

describe('the arrows of a cell', () => {
  it('are as long as their actions are probable', () => {
    expect(arrowsOf(['up', 'right', 'down', 'left'], [0.7, 0.3, 0, Number.NaN])).toEqual([
      { across: 0, down: -0.7 },
      { across: 0.3, down: 0 },
    ]);
    expect(arrowsOf(['up', 'right'], [0.96, 0.04])).toHaveLength(1);
    expect(arrowsOf(['stay'], [1])).toEqual([]);
  });
});

describe('the colours of values', () => {
  it('are symmetric, and ignore cells in which no agent acts', () => {
    const cells = {
      size: 2,
      walls: [0, 1, 0, 0],
      rewards: [0, 0, 0, 0],
      terminals: [0, 0, 1, 0],
      starts: [1, 0, 0, 0],
    };
    expect(valueRange([0.5, 9, -9, -0.75], cells)).toEqual([-0.75, 0.75]);
    expect(valueRange(null, cells)[1]).toBeGreaterThan(0);
  });
});

describe('an axis of states', () => {
  it('shows angles in degrees', () => {
    const angle = stateAxis('angle', [-Math.PI / 18, Math.PI / 18], false);
    expect(axisTitle(angle)).toBe('angle (°)');
    expect(axisWords(angle, numberAt(angle, 0.25))).toBe('angle −5°');
    expect(axisWords(stateAxis('speed', [-2, 2], false), 0.5)).toBe('speed 0.5');
  });

  it('counts whole numbers from 1, in either direction', () => {
    const row = stateAxis('row', [5.5, -0.5], true);
    expect(row.count).toBe(6);
    expect(axisWords(row, numberAt(row, 11 / 12))).toBe('row 1');
  });
});
