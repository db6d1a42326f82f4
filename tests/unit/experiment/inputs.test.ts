import { describe, expect, it } from 'vitest';
import { defaultSpec, featureColumns, inputLabels, inputsOf, parse, print } from '../../../src/experiment/index.ts';
import { sampleOf } from '../../../src/experiment/inputs.ts';
import { imageSizeOf } from '../../../src/math/sample.ts';

describe('the labels of the inputs', () => {
  it('start with the label of the column, before its category or its missing values', () => {
    expect(inputLabels(defaultSpec('penguins'))).toMatchObject({
      bill_length: 'Bill length',
      'bill_length=?': 'Bill length=?',
      'island=Dream': 'Island=Dream',
    });
  });

  it('are omitted if they equal the name', () => {
    expect(inputLabels(defaultSpec('circle'))).toEqual({});
  });
});

describe('the features of images', () => {
  const all = Array.from({ length: 64 }, (_, index) => `p${index}`);
  const read = (features: string) => {
    const { spec, notices } = parse(`data=digits&features=${features}`);
    expect(notices).toEqual([]);
    return spec;
  };

  it('are the image by default, which a text does not mention', () => {
    const spec = defaultSpec('digits');
    expect(spec.features).toEqual(['image']);
    expect(inputsOf(spec)).toEqual(all);
    expect(print(spec)).not.toContain('features');
    expect(inputLabels(spec)).toMatchObject({ p0: 'Row 1, column 1', p63: 'Row 8, column 8' });
  });

  it('are the image if all pixels are listed, or the image with some of them', () => {
    for (const features of [all.join(), all.toReversed().join(), 'p3,image,p5']) {
      expect(read(features).features).toEqual(['image']);
    }
    expect(read(`digit,${all.join()}`).features).toEqual(['digit', 'image']);
  });

  it('can be single pixels, which the network receives as numbers without order', () => {
    const spec = read('p9,p0,p5');
    expect(spec.features).toEqual(['p0', 'p5', 'p9']);
    expect(inputsOf(spec)).toEqual(['p0', 'p5', 'p9']);
    expect(featureColumns(spec).map(({ label }) => label)).toEqual([
      'Row 1, column 1',
      'Row 1, column 6',
      'Row 2, column 2',
    ]);
    expect(print(spec)).toContain('features=p0,p5,p9');
  });

  it('are an image to the first layer only if the whole image is the only feature', () => {
    expect(imageSizeOf(sampleOf(read('image')))).toEqual({ channels: 1, height: 8, width: 8 });
    expect(sampleOf(read('p0,p5,p9'))).toEqual({ shape: [3], axes: ['feature'] });
    expect(sampleOf(read('digit,image'))).toEqual({ shape: [74], axes: ['feature'] });
    expect(sampleOf(defaultSpec('iris'))).toEqual({ shape: [4], axes: ['feature'] });
  });

  it('that do not exist are named in a notice', () => {
    const { spec, notices } = parse('data=digits&features=p64');
    expect(spec.features).toEqual(['image']);
    expect(notices[0]?.message).toMatch(/^features: digits has no feature "p64"/);
    expect(parse('data=digits&features=x1_x2').notices[0]?.message).toMatch(
      /computed from two features, and digits has images/,
    );
  });
});
