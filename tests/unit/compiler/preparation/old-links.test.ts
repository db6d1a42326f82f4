import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { prepareData } from '../../../../src/compiler/data.ts';
import { experiment } from '../../../support/experiment.ts';
import { readAsset } from '../../../support/ort.ts';

/**
 * The prepared inputs of links from the time when every pixel was a column of numbers: hashes of the training inputs, of
 * the columns behind them, and of the validation inputs. They never change, or old links would no longer replay bit by
 * bit.
 */
const links: readonly (readonly [text: string, x: string, own: string, validation: string])[] = [
  ['data=digits', '0e9be5d3af1b', '0e9be5d3af1b', '4c678a9f3bee'],
  ['data=digits&scale=standard', '57784796309d', 'f39a02005d6b', 'efa3925db281'],
  ['data=digits&scale=robust(fit=everything)', '0e5d75f97fab', 'e16e952b1941', '1e3d8d628045'],
  ['data=digits&scale=min_max&outliers=clip_quantiles(share=0.05)', '0c3f59c0b762', '23c9596bd774', '1bd75f309f52'],
  ['data=digits&scale=standard&outliers=clip_iqr&augment=shift,jitter', '686135e07f82', '755d8c8b0524', 'bb3aef030c75'],
  ['data=digits&augment=shift,rotate,flip,jitter', '22f3a16ddd75', '8567cfd6a783', '4c678a9f3bee'],
  ['data=digits&features=p9,p27,p28&plane=p19,p20', '461da28bb2ae', '723ff3071271', '0197579af564'],
  ['data=digits&features=p9,p27,p28&augment=jitter,shift', '6269c649d99c', 'f2381f0fa53e', '0197579af564'],
  ['data=digits&scale=standard&augment=shift&fold=1/3', '833a30e96f41', '14ca73c60dd3', 'b7674d0ee4f3'],
  ['data=fashion_mnist&scale=standard', 'f3390428728f', '1ac9fdd11a67', '33c98ecfe244'],
];

function hashOf({ buffer, byteOffset, byteLength }: Float64Array): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex')
    .slice(0, 12);
}

it.each(links)('%s still gives the same inputs', async (text, x, own, validation) => {
  const { parts } = await prepareData(experiment(text), readAsset);
  expect([parts.train.x, parts.train.own, parts.validation.x].map(({ data }) => hashOf(data))).toEqual([
    x,
    own,
    validation,
  ]);
});
