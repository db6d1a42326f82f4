import { imageSizeOf, lengthOf, type SampleType, unitCount, withUnits } from '../../math/sample.ts';
import { add, concat } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

const WAYS = ['concat', 'sum'] as const;

export const join: LayerDef<'from' | 'by'> = {
  label: 'Join',
  tex: 'a = [\\,x,\\; x_{\\text{from}}\\,] \\quad\\text{or}\\quad a = x + x_{\\text{from}}',
  hyper: {
    from: {
      label: 'From layer',
      tex: '\\text{from}',
      default: 0,
      min: 0,
      max: 12,
      scale: 'linear',
      integer: true,
      effect: 'recompile',
      explain: 'The number of the earlier layer whose output is joined; 0 is the input.',
    },
    by: {
      label: 'Joins by',
      tex: '\\text{by}',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      integer: true,
      options: WAYS,
      effect: 'recompile',
      explain:
        'Concatenation keeps both apart for the next layer to weigh; a sum needs as many units in both and costs nothing.',
    },
  },
  aliases: ['skip', 'skip_connection', 'concatenate'],
  positional: ['from', 'by'],
  choices: [],
  takes: 'either',
  joins: ({ from }) => from,
  output(x, args, beside) {
    const other = beside?.other;
    if (other === undefined) throw new Error('join needs the output of an earlier layer');
    const [units, others] = [unitCount(x), unitCount(other)];
    if (!samePositions(x, other)) {
      return { problem: `joins ${words(x)} and ${words(other)}, which have different sizes`, instead: null };
    }
    if (WAYS[args.by] === 'concat') return withUnits(x, units + others);
    if (units === others) return x;
    const problem = `adds ${others} ${others === 1 ? 'unit' : 'units'} to ${units}, but a sum needs as many in both`;
    return { problem, instead: { ...args, by: 0 } };
  },
  build(x, { args, other }) {
    if (other === undefined) throw new Error('join needs the output of an earlier layer');
    return WAYS[args.by] === 'concat' ? concat([x, other], 1) : add(x, other);
  },
};

/** Whether two images have the same height and width; rows have no positions. */
function samePositions(a: SampleType, b: SampleType): boolean {
  return a.axes.join() === b.axes.join() && sides(a) === sides(b);
}

function sides(sample: SampleType): string {
  const image = imageSizeOf(sample);
  return image ? `${image.height} × ${image.width}` : '';
}

function words(sample: SampleType): string {
  return imageSizeOf(sample) ? `images of ${sides(sample)} pixels` : `${lengthOf(sample)} numbers`;
}
