import { beforeEach, expect, test } from 'vitest';
import {
  arrangement,
  enlarge,
  moveSeam,
  placeInspector,
  proposeArrangement,
  reveal,
} from '../../../src/store/arrangement.ts';
import { inspection } from '../../../src/store/inspection.ts';
import { openTab } from '../../../src/ui/inspect/openTab.ts';

beforeEach(proposeArrangement);

const state = () => arrangement.getState();

test('a region that is brought into sight is no longer hidden by another', () => {
  enlarge('output');
  reveal('network');
  expect(state().enlarged).toBeNull();
  placeInspector('filling');
  reveal('network');
  expect(state().inspector).toBe('docked');
});

test('a region that is in sight stays as it is', () => {
  enlarge('network');
  reveal('network');
  expect(state().enlarged).toBe('network');
  enlarge(null);
  placeInspector('filling');
  reveal('inspector');
  reveal('setup');
  expect(state().inspector).toBe('filling');
  placeInspector('folded');
  reveal('output');
  expect(state().inspector).toBe('folded');
});

test('a tab that is opened unfolds the inspector', () => {
  placeInspector('folded');
  openTab('program');
  expect(inspection.getState().open).toBe('program');
  expect(state().inspector).toBe('docked');
});

test('the proposed arrangement has no seam of its own', () => {
  moveSeam('setup', 300);
  moveSeam('inspector', 400);
  enlarge('setup');
  placeInspector('folded');
  proposeArrangement();
  expect(state()).toEqual({ sizes: {}, inspector: 'docked', enlarged: null });
});
