/** Experiments with several targets for each example: a class at every pixel, or several labels. */
import { describe, expect, it } from 'vitest';
import { withDataset } from '../../../src/experiment/edit.ts';
import { dataOf, defaultSpec, parse, print, targetPositions } from '../../../src/experiment/index.ts';
import { layerShapesOf } from '../../../src/experiment/parameters.ts';

const messages = (text: string) => parse(text).notices.map(({ message }) => message);

describe('masks', () => {
  const masks = defaultSpec('shape_masks');

  it('have a class for each pixel, and a U-Net by default, as one line of text', () => {
    expect(dataOf(masks)).toMatchObject({ task: 'segmentation', answer: 'class' });
    expect(targetPositions(masks)).toEqual({ of: 'pixel', count: 256 });
    const text =
      'data=shape_masks&net=conv2d(8,3,relu),conv2d(8,3,relu),max_pool(2),conv2d(16,3,relu),conv2d(16,3,relu),upsample(2),join(2),conv2d(8,3,relu)&v=1';
    expect(print(masks)).toBe(text);
    expect(parse(text)).toEqual({ spec: masks, notices: [] });
  });

  it('come from a convolution of one pixel, or else from all numbers at once', () => {
    const outputOf = (net: string) => layerShapesOf(parse(`data=shape_masks&net=${net}&v=1`).spec).at(-1);
    expect(outputOf('conv2d(8)')?.parameters[0]?.shape).toEqual([4, 8, 1, 1]);
    expect(outputOf('conv2d(8),flatten,dense(5)')?.parameters[0]?.shape).toEqual([5, 4 * 256]);
  });

  it('take no augmentation that moves pixels, and no other task', () => {
    expect(messages('data=shape_masks&augment=flip&v=1')).toEqual([
      'augment: "flip" moves pixels, and each pixel of shape_masks has a target of its own; it is ignored.',
    ]);
    expect(messages('data=shape_masks&task=autoencoder&v=1')).toEqual([
      'task: the examples of shape_masks have several targets each, and autoencoder needs examples with a single one; predicting the target instead.',
    ]);
  });

  it('bring their network, which does not stay for other data', () => {
    expect(withDataset(defaultSpec('digits'), 'shape_masks').spec.layers).toEqual(masks.layers);
    expect(withDataset(masks, 'digits').spec.layers).toEqual(defaultSpec('digits').layers);
  });
});

it('labels have a sigmoid each', () => {
  const labels = defaultSpec('shape_labels');
  expect(dataOf(labels)).toMatchObject({
    task: 'multilabel',
    answer: 'labels',
    classes: ['disc', 'square', 'triangle'],
  });
  expect(targetPositions(labels)).toEqual({ of: 'label', count: 3 });
  expect(labels).toMatchObject({ output: { id: 'sigmoid' }, loss: { id: 'bce' } });
  expect(messages('data=shape_labels&output=softmax&v=1')[0]).toContain('"softmax" does not fit');
});
