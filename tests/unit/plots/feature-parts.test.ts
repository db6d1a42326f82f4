import { describe, expect, it } from 'vitest';
import { entryOf, idsOf } from '../../../src/experiment/index.ts';
import { featureText } from '../../../src/plots/core/feature-parts.ts';

describe('the name of a feature as text', () => {
  it.each([
    ['x1', 'x₁'],
    ['x12', 'x₁₂'],
    ['x_3', 'x₃'],
    ['t', 't'],
    ['sepal_length', 'sepal_length'],
    ['component 1 (73 %)', 'component 1 (73 %)'],
    ['probability', 'probability'],
    ['', ''],
  ])('%j is %j', (name, text) => expect(featureText(name)).toBe(text));

  it.each(idsOf('features'))('%s has the symbol of the catalog', (id) => {
    expect(featureText(id)).toBe(entryOf('features', id).symbol);
  });
});
