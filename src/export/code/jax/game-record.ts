/** What the program of a game reads beside the record of all programs. */
import type { LossDef } from '../../../catalog/losses/definition.ts';
import { comparedRows } from '../../../compiler/game.ts';
import { fixedNoise } from '../../../compiler/noise.ts';
import { entryOf } from '../../../experiment/index.ts';
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart } from '../../exported.ts';
import { partsOf } from './program.ts';

/** The noise with which the parts are evaluated, and the losses of the generator. */
export function comparisons(exported: ExportedStart): readonly NamedArray[] {
  const { spec, data, recording } = exported;
  return partsOf(exported).flatMap((name) => {
    const part = name as 'train' | 'validation';
    const [count] = comparedRows(data.parts[part].x).shape as [number];
    const noise = fixedNoise(spec, count);
    const losses = recording.scores.get(`${part}/generatorLoss`) as Float32Array;
    return [
      { name: `noise/${part}`, shape: noise.shape, data: Float32Array.from(noise.data) },
      ...(generatorIsComparable(exported)
        ? [
            {
              name: `loss/generator/${part}`,
              shape: [recording.steps + 1],
              data: losses.subarray(0, recording.steps + 1),
            },
          ]
        : []),
    ];
  });
}

/**
 * Whether the loss of the generator is determined. Where the discriminator may add any number to all of its answers, only
 * rounding decides what it adds, and Adam makes whole steps of that.
 */
export function generatorIsComparable({ spec }: ExportedStart): boolean {
  const { game } = entryOf('losses', spec.loss.id) as LossDef;
  return game?.equilibrium.generator !== null;
}
