import { expect, it } from 'vitest';
import { flatSample, imageSample, type SampleType, sequenceSample } from '../../../src/math/sample.ts';
import type { RunView } from '../../../src/runtime/protocol.ts';
import { subjectOf } from '../../../src/ui/network/unitSubject.ts';

const steps = sequenceSample({ steps: 8, features: 4 });
const flat = flatSample(4);

function about(sample: SampleType, types: readonly SampleType[], weights: readonly string[] = []): string {
  const layers = [...types, flatSample(1)].map((type, index) => ({
    name: `layer${index}`,
    key: String(index),
    units: 4,
    activation: null,
    type,
    mixing: 'all' as const,
    joins: null,
  }));
  const parameters = weights.map((name) => ({ name, layer: 0, role: 'weight' as const, shape: [4, 4], offset: 0 }));
  const sequence: RunView['sequence'] =
    sample.axes[0] === 'time' ? { steps: 8, tokens: null, predicts: 'whole' } : null;
  return subjectOf({ sample, sequence, layers, parameters });
}

it('says what the picture of a hidden unit shows', () => {
  expect(about(flat, [flat])).toBe('at every point of the input plane');
  expect(about(imageSample({ channels: 1, height: 8, width: 8 }), [flat])).toBe('for the image on the left');
  expect(about(steps, [steps, steps])).toBe('at each step of the sequence on the left');
  expect(about(steps, [flat], ['lstm1/weight_ih', 'lstm1/weight_hh'])).toBe(
    'at the last step, which is all that the next layer receives',
  );
  expect(about(steps, [flat])).toBe('for the sequence on the left');
  expect(about(steps, [steps, flat])).toBe('at each step of the sequence on the left, or its only output');
});
