import { beforeEach, expect, test, vi } from 'vitest';
import { arrangement, proposeArrangement } from '../../../../src/store/arrangement.ts';
import { experiment } from '../../../../src/store/experiment.ts';
import { inspection } from '../../../../src/store/inspection.ts';
import { restrict } from '../../../../src/store/restrict.ts';
import { run } from '../../../../src/store/run.ts';
import { moveOn } from '../../../../src/ui/present/moveOn.ts';
import { spotlight } from '../../../../src/ui/present/spotlights.ts';

vi.stubGlobal('scrollTo', () => {});

const enlarged = () => arrangement.getState().enlarged;

beforeEach(() => {
  proposeArrangement();
  restrict('link', [], []);
  inspection.setState({ open: 'formulas' });
  spotlight('everything');
});

test('leads around, from panel to panel', () => {
  const seen = Array.from({ length: 6 }, () => {
    moveOn(1);
    return enlarged();
  });
  expect(seen).toEqual(['setup', 'network', 'output', 'output', 'inspector', null]);
  moveOn(-1);
  expect(enlarged()).toBe('inspector');
});

test('leaves out what the link hides', () => {
  restrict('link', ['setup', 'curves', 'inspector'], []);
  const seen = Array.from({ length: 3 }, () => {
    moveOn(1);
    return enlarged();
  });
  expect(seen).toEqual(['network', 'output', null]);
});

test('goes on from a panel that was enlarged by its button', () => {
  arrangement.setState({ enlarged: 'network' });
  moveOn(1);
  expect(enlarged()).toBe('output');
});

test('leads through the stages of an open step, and then on', () => {
  const stages = [{}, {}, {}];
  run.setState({ findings: { slowStep: { stages } } } as never);
  inspection.setState({ open: 'step' });
  const stage = () => experiment.getState().spec.stage;
  spotlight('inspector');
  moveOn(1);
  expect(stage()).toBe(2);
  moveOn(1);
  expect(stage()).toBe(3);
  moveOn(-1);
  expect(stage()).toBe(2);
  moveOn(1);
  moveOn(1);
  expect(stage()).toBe(3);
  expect(enlarged()).toBeNull();
});
