import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { call } from '../../../src/experiment/index.ts';
import { UNSCALED } from '../../../src/math/scale.ts';
import { previewCopies } from '../../../src/ui/inspect/preparation/previewCopies.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

const image = { channels: 1, height: 8, width: 8 };

describe('previewCopies', () => {
  it.each(['shift', 'rotate(degrees=30)', 'jitter&scale=standard'])(
    'draws what the training part has, for its first example: %s',
    async (augment) => {
      const spec = experiment(`data=digits&augment=${augment}`);
      const { preparation, features, scales, parts } = await prepareData(spec, readAsset);
      const row = preparation?.parts.train.rows[0] as number;
      const pixels = Float64Array.from(preparation?.table.values[1]?.subarray(64 * row, 64 * (row + 1)) ?? []);
      const byPixel = features.map((name) => scales.get(name));
      const { augmentations, seed } = spec;
      const [copy] = previewCopies({ pixels, image, scales: byPixel, augmentations, seed }, 1, 0);
      const originals = preparation?.parts.train.originals ?? 0;
      const trained = parts.train.x.data.subarray(64 * originals, 64 * (originals + 1));
      copy?.pixels.forEach((value, pixel) => {
        const { offset, factor } = byPixel[pixel] ?? UNSCALED;
        expect((value - offset) * factor).toBeCloseTo(trained[pixel] as number, 5);
      });
    },
  );

  const pixels = Float64Array.from({ length: 64 }, (_, pixel) => (pixel % 5) / 4);
  const of = { pixels, image, scales: [], seed: 1 };

  it('lets augmentations take turns, and one without a number of copies make only one', () => {
    const augmentations = [
      call('augmentations', 'flip'),
      call('augmentations', 'shift'),
      call('augmentations', 'rotate'),
    ];
    const labels = previewCopies({ ...of, augmentations }, 6, 0).map(({ label }) => label);
    expect(labels).toEqual(['Flip', 'Shift', 'Rotate', 'Shift', 'Rotate', 'Shift']);
    expect(previewCopies({ ...of, augmentations: augmentations.slice(0, 1) }, 6, 0)).toHaveLength(1);
    expect(previewCopies({ ...of, augmentations: [] }, 6, 0)).toEqual([]);
  });

  it('draws the same again for the same round, and others for another', () => {
    const augmentations = [call('augmentations', 'rotate')];
    const first = previewCopies({ ...of, augmentations }, 2, 0);
    expect(previewCopies({ ...of, augmentations }, 2, 0)).toEqual(first);
    expect(first[0]?.pixels).not.toEqual(first[1]?.pixels);
    expect(previewCopies({ ...of, augmentations }, 2, 1)).not.toEqual(first);
  });
});
