import { expect, it } from 'vitest';
import { layerTitles } from '../../../src/experiment/index.ts';

it('names the layers of two networks apart', () => {
  const titles = (...ids: readonly string[]) => layerTitles(ids.map((id) => ({ id })));
  expect(titles('dense', 'dropout')).toEqual(['Hidden 1', 'Dropout 2']);
  expect(titles('dense', 'policy', 'dense')).toEqual(['Policy 1', 'Actions', 'Value 3']);
  expect(titles('dense', 'generate', 'dense')).toEqual(['Generator 1', 'Generated example 2', 'Discriminator 3']);
});
