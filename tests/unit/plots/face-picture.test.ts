import { describe, expect, it, vi } from 'vitest';
import { flatSample, imageSample, sequenceSample } from '../../../src/math/sample.ts';
import { facePicture } from '../../../src/plots/network/face-picture.ts';
import { planePicture } from '../../../src/plots/network/plane-picture.ts';
import { unitBiases } from '../../../src/plots/network/unit-bias.ts';
import { exampleView } from './example-view.ts';

// The grid of a layer asks for the kind of pointer when its file is loaded.
vi.hoisted(() => vi.stubGlobal('matchMedia', () => ({ matches: false })));

describe('the biases of units', () => {
  it('are one number for each unit or channel', () => {
    const view = exampleView(imageSample({ channels: 1, height: 4, width: 4 }), [
      { type: imageSample({ channels: 3, height: 4, width: 4 }), weight: [3, 1, 3, 3], bias: 3 },
      { type: flatSample(2), weight: [48, 2], bias: 2 },
    ]);
    expect(unitBiases(view, 0)?.placesOf(2)).toEqual([29]);
    expect(unitBiases(view, 1)?.placesOf(1)).toEqual([127]);
  });

  it('are one for each gate of a recurrent unit, and one for each pixel of a channel', () => {
    const recurrent = exampleView(sequenceSample({ steps: 5, features: 1 }), [
      { type: flatSample(2), weight: [1, 8], bias: 8, names: ['weight_ih'] },
    ]);
    expect(unitBiases(recurrent, 0)?.placesOf(1)).toEqual([9, 11, 13, 15]);
    const image = exampleView(flatSample(1), [
      { type: imageSample({ channels: 2, height: 1, width: 2 }), weight: [1, 4], bias: 4 },
    ]);
    const view = { ...image, layers: image.layers.map((layer) => ({ ...layer, units: 2 })) };
    expect(unitBiases(view, 0)?.placesOf(1)).toEqual([6, 7]);
  });

  it('are absent in layers that add nothing', () => {
    const view = exampleView(flatSample(2), [{ type: flatSample(2) }, { type: flatSample(1), weight: [2, 1] }]);
    expect(unitBiases(view, 0)).toBeNull();
    expect(unitBiases(view, 1)).toBeNull();
  });
});

describe('a face of the network', () => {
  const view = exampleView(flatSample(2), [
    { type: flatSample(2), weight: [2, 2], bias: 2 },
    { type: flatSample(1), weight: [2, 1], bias: 1 },
  ]);
  const gradients = Float32Array.of(0.004, -0.004, 0, Number.NaN, 1e-5, 0, 0.05, -0.2, 0.3);
  const faced = (get: () => Float32Array | null) => {
    const ends: (number | null)[] = [];
    const onScale = (end: number | null) => ends.push(end);
    const picture = facePicture(view, planePicture(view), { operator: '∂L/∂', direction: -1, get, onScale });
    return { picture, ends };
  };
  const frame = { parameters: new Float32Array(9), maps: new Float32Array() };

  it('shares one scale between all weights and biases', () => {
    const { picture, ends } = faced(() => gradients);
    expect(picture.face?.strengthOf(1)).toBe(0);
    expect(picture.parametersOf(frame)).toBe(gradients);
    expect(ends).toEqual([0]);
    expect(picture.face?.strengthOf(1)).toBe(1);
    expect(picture.face?.strengthOf(-0.1)).toBeCloseTo(-0.8);
  });

  it('says the number of a unit, and that a unit has none', () => {
    const { picture } = faced(() => gradients);
    expect(picture.describe?.({ layer: 0, unit: 0 }, [], frame)).toBe('∂L/∂b of Hidden 1 · unit 1 = 1e−5');
    expect(picture.describe?.({ layer: -1, unit: 0 }, [], frame)).toBe('Input p0');
  });

  it('shows nothing before there are numbers, or if they are of another network', () => {
    expect(faced(() => null).picture.parametersOf(frame)).toBeNull();
    expect(faced(() => new Float32Array(8)).picture.parametersOf(frame)).toBeNull();
  });
});
