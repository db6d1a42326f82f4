/** Datasets of images with several targets each. */
import { describe, expect, it } from 'vitest';
import type { TargetsExample } from '../../../src/catalog/datasets/definition.ts';
import { targetsGenerators } from '../../../src/catalog/datasets/generators/index.ts';
import { SHAPES, SIZE } from '../../../src/catalog/datasets/shape_masks.ts';
import { randomStream } from '../../../src/math/random.ts';

function draw(id: string, hyper: Readonly<Record<string, number>> = {}, seed = 7): readonly TargetsExample[] {
  return targetsGenerators[id]?.({ n: 300, noise: 0, most: 2, ...hyper }, randomStream(seed, 'data')) ?? [];
}

const AREA = SIZE * SIZE;

describe('shape masks', () => {
  it('have a class for every pixel, and each shape in a third of the images or more', () => {
    const examples = draw('shape_masks', { noise: 0.05 });
    expect(examples).toHaveLength(300);
    for (const { pixels, targets } of examples) {
      expect(pixels).toHaveLength(AREA);
      expect(targets).toHaveLength(AREA);
      expect(pixels.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
      expect(targets.every((label) => Number.isInteger(label) && label >= 0 && label <= SHAPES.length)).toBe(true);
      expect(targets.some((label) => label > 0)).toBe(true);
    }
    for (const [shape] of SHAPES.entries()) {
      expect(examples.filter(({ targets }) => targets.includes(shape + 1)).length).toBeGreaterThan(100);
    }
  });

  it('separate bright shapes from the dark background: without noise, a threshold finds most of their pixels', () => {
    for (const { pixels, targets } of draw('shape_masks')) {
      const background = Math.min(...pixels);
      const wrong = targets.filter((label, pixel) => label > 0 !== (pixels[pixel] as number) > background + 0.1);
      // Pixels on an edge are a mixture.
      expect(wrong.length).toBeLessThan(AREA / 5);
    }
  });

  it('have shapes of the same area whatever their kind', () => {
    const meanArea = SHAPES.map((_, shape) => {
      const areas = draw('shape_masks', { most: 1, n: 600 })
        .map(({ targets }) => targets.filter((label) => label === shape + 1).length)
        .filter((area) => area > 0);
      return areas.reduce((sum, area) => sum + area) / areas.length;
    });
    expect(Math.max(...meanArea) / Math.min(...meanArea)).toBeLessThan(1.1);
  });

  it('are the same for the same seed and different for another', () => {
    expect(draw('shape_masks')).toEqual(draw('shape_masks'));
    expect(draw('shape_masks', {}, 8)).not.toEqual(draw('shape_masks'));
  });
});

it('shape labels are the shapes that the masks of the same images have', () => {
  const masks = draw('shape_masks', { most: 3 });
  draw('shape_labels', { most: 3 }).forEach(({ pixels, targets }, index) => {
    const mask = masks[index] as TargetsExample;
    expect(pixels).toEqual(mask.pixels);
    expect(targets).toEqual([1, 2, 3].map((label) => Number(mask.targets.includes(label))));
  });
});
