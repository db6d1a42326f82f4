import { expect, it } from 'vitest';
import type { PlotView } from '../../../src/plots/core/types.ts';
import { namesIn, restartHint, unitName } from '../../../src/plots/core/unit-name.ts';
import { planeView } from '../../support/plane-view.ts';

it('names the units for the actions of an agent, and says where the network of the value begins', () => {
  const layers = ['dense1', 'policy2', 'dense3', 'output'].map((name) => ({ name, units: 2, mixing: 'sum' as const }));
  const view: PlotView = { ...planeView, layers, world: { restart: 2, policy: 1, actions: ['left', 'right'] } };
  expect(namesIn(view, 0)).toEqual([]);
  expect(namesIn(view, 1)).toEqual(['left', 'right']);
  expect(unitName(view, { layer: 1, unit: 1 }, ['Policy 1', 'Actions', 'Value 3'])).toBe('Actions, right');
  expect(unitName(view, { layer: 2, unit: 1 }, ['Policy 1', 'Actions', 'Value 3'])).toBe('Value 3, unit 2');
  expect([-1, 1, 2].map((layer) => restartHint(view, layer) !== undefined)).toEqual([false, false, true]);
  expect(restartHint(planeView, 0)).toBeUndefined();
});
