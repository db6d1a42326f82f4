import { describe, expect, it } from 'vitest';
import { keyed, layer, parse, print, withLayers } from '../../../src/experiment/index.ts';
import { layerShapesOf } from '../../../src/experiment/parameters.ts';
import { describeRun } from '../../../src/runtime/view.ts';
import { prepared } from '../../support/experiment.ts';

const SKIP = 'data=circle&net=dense(8,tanh),dense(4,tanh),join(1),dense(3,tanh)&v=1';
const widths = (text: string) => layerShapesOf(parse(text).spec).map(({ output }) => output.shape.join('×'));

describe('join', () => {
  it('concatenates the output of an earlier layer, or of the input', () => {
    expect(widths(SKIP)).toEqual(['8', '4', '12', '3', '1']);
    expect(widths(SKIP.replace('join(1)', 'join(0)'))).toEqual(['8', '4', '6', '3', '1']);
    expect(print(parse(SKIP).spec)).toContain('join(1)');
  });

  it('sums outputs of the same width, and says why it cannot sum others', () => {
    expect(widths(SKIP.replace('join(1)', 'join(2,sum)'))).toEqual(['8', '4', '4', '3', '1']);
    const { notices } = parse(SKIP.replace('join(1)', 'join(1,sum)'));
    expect(notices.map(({ message }) => message)).toEqual([
      'net: layer 3 join adds 8 units to 4, but a sum needs as many in both; using by=concat instead.',
    ]);
  });

  it('cannot join a layer that comes later, or an image of another size', () => {
    expect(parse(SKIP.replace('join(1)', 'join(4)')).notices[0]?.message).toBe(
      'net: layer 3 join joins layer 4, which comes later; using from=2 instead.',
    );
    const { notices } = parse('data=digits&net=conv2d(4,3),max_pool(2),join(1),dense(4)&v=1');
    expect(notices[0]?.message).toContain('joins images of 4 × 4 pixels and images of 8 × 8 pixels');
  });

  it('joins the same layer after others have been inserted, moved or removed', () => {
    const { spec } = parse(SKIP);
    const layers = keyed(spec.layers);
    const inserted = withLayers(spec, layers.toSpliced(0, 0, layer('dropout')), () => 'new');
    expect(print(inserted.spec)).toContain('join(2)');
    const removed = withLayers(spec, layers.toSpliced(0, 1), () => 'new');
    expect(removed.notices).toEqual([]);
    expect(print(removed.spec)).toContain('dense(4,tanh),join(1)');
  });

  it('keeps the number of its layer if a layer that does not fit is left out', () => {
    const { spec } = parse('data=circle&net=max_pool(2),dense(8,tanh),dense(4,tanh),join(2)&v=1');
    expect(print(spec)).toContain('net=dense(8,tanh),dense(4,tanh),join(1)');
  });

  it('trains through both ways, on rows, images and sequences', async () => {
    for (const text of [
      SKIP,
      'data=digits&task=autoencoder&net=conv2d(4,3),max_pool(2),conv2d(4,3),upsample(2),join(1),conv2d(4,3)&v=1',
      'data=reverse(n=40)&net=embedding(6),transformer_block(2,8),join(1),dense(8)&v=1',
    ]) {
      const { trainer } = await prepared(text);
      await trainer.train(5);
      const gradients = await trainer.nextGradients();
      for (const [name, values] of gradients)
        expect(
          values.some((value) => value !== 0),
          name,
        ).toBe(true);
    }
  });
});

it('tells the page which units come from where', async () => {
  const joinsOf = async (text: string) => {
    const { compiled, spec, data } = await prepared(text);
    return describeRun({ spec, data }, compiled).layers[2]?.joins;
  };
  expect(await joinsOf(SKIP)).toEqual({ layer: 0, firstUnit: 4 });
  expect(await joinsOf(SKIP.replace('join(1)', 'join(0)'))).toEqual({ layer: -1, firstUnit: 4 });
  expect(await joinsOf(SKIP.replace('join(1)', 'join(2,sum)'))).toEqual({ layer: 1, firstUnit: 0 });
  expect(await joinsOf(SKIP.replace('join(1)', 'dropout'))).toBeNull();
});
