import type { ExperimentSpec, StartingValues } from '../../experiment/experiment.ts';
import { tensorsOf } from '../tensors.ts';
import type { Found, Index, Prefixes, Wanted } from './find.ts';

/** How frameworks name what Nabla calls the mean and the variance that a layer remembers. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  mean: ['running_mean', 'moving_mean'],
  variance: ['running_var', 'running_variance', 'moving_variance'],
};

/** Memory of a layer in a file, such as a running mean. */
export interface FoundMemory {
  readonly values: StartingValues;
  readonly found: Found;
}

/** The memory of layers that a file has in their shapes. A file that lacks it is complete: it begins anew. */
export function memoryIn(spec: ExperimentSpec, index: Index, prefixes: Prefixes): readonly FoundMemory[] {
  return tensorsOf(spec).memory.flatMap(({ name, shape }) => {
    const [layer = '', local = ''] = name.split('/');
    const sources = [{ names: [local, ...(ELSEWHERE[local] ?? [])], shape }];
    const arrange = (values?: ArrayLike<number>) => values as ArrayLike<number>;
    const wanted: Wanted = {
      layer,
      parameter: { name, shape, role: { kind: 'other', initial: 0 } },
      places: [{ layout: 'nabla', sources, change: null, arrange }],
    };
    const found = index.placesOf(wanted, prefixes).find(({ fits }) => fits);
    const data = found?.arrays[0]?.data;
    if (!found || !data?.every(Number.isFinite)) return [];
    return [{ values: { parameter: name, shape, values: Float32Array.from(data) }, found }];
  });
}
