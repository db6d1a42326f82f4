import { imageSample, lengthOf } from '../../math/sample.ts';
import { reshape } from '../../ops/index.ts';
import { filters } from './conv2d.ts';
import type { LayerDef } from './definition.ts';

export const toImage: LayerDef<'channels'> = {
  label: 'Numbers to image',
  short: 'To image',
  tex: 'a_{c,i,j} = x_{(c\\, h + i)\\, h + j}',
  hyper: {
    channels: {
      ...filters,
      label: 'Channels',
      tex: 'c',
      default: 1,
      explain: 'With more channels the same numbers make more, but smaller, maps.',
    },
  },
  aliases: ['unflatten', 'reshape'],
  positional: ['channels'],
  choices: [],
  takes: 'whole',
  mixing: 'all',
  output(x, { channels }) {
    const count = lengthOf(x);
    const side = sideOf(count, channels);
    if (side !== null) return imageSample({ channels, height: side, width: side });
    const { min, max } = filters;
    const possible = Array.from({ length: max - min + 1 }, (_, index) => min + index).filter((c) => sideOf(count, c));
    const [nearest] = possible.sort((a, b) => Math.abs(a - channels) - Math.abs(b - channels));
    return {
      problem: `cannot make ${channels} square ${channels === 1 ? 'image' : 'images'} out of ${count} numbers`,
      instead: nearest === undefined ? null : { channels: nearest },
    };
  },
  build(x, { args: { channels } }) {
    const [batch, count] = x.type.shape as [number, number];
    const side = sideOf(count, channels) ?? 1;
    return reshape(x, [batch, channels, side, side]);
  },
};

/** The side of the squares into which the numbers of an example can be arranged; null if that leaves some over. */
function sideOf(count: number, channels: number): number | null {
  const side = Math.round(Math.sqrt(count / channels));
  return side > 0 && side * side * channels === count ? side : null;
}
