import { targetTable } from '../../compiler/objective.ts';
import { type Shape, sizeOf } from '../../math/shape.ts';
import type { Tensor } from '../../math/tensor.ts';
import type { Recording } from '../../runtime/recording.ts';
import type { NamedArray } from '../arrays.ts';
import type { ExportedStart } from '../exported.ts';

/** A tensor of a network's state, and where its values come from. */
export interface StateTensor {
  /** Its name in the framework: `dense1.weight`. */
  readonly key: string;
  readonly shape: Shape;
  /** The parameters, or the memory of the layer, that it is made from. */
  readonly of: readonly string[];
  /** Its values from theirs; by default those of the only one. */
  readonly arrange?: (...values: readonly Float32Array[]) => Float32Array;
}

/** The initial values of a tensor, as `initial/<key>`. */
export function initialArray({ key, shape, of, arrange }: StateTensor, { initial }: Recording): NamedArray {
  const values = of.map((name) => initial.get(name) as Float32Array);
  return { name: `initial/${key}`, shape, data: arrange ? arrange(...values) : (values[0] as Float32Array) };
}

/**
 * What a program repeats, whatever its framework: the examples of each part, `train/x` and `train/y`, the rows of each
 * batch, `batches` [steps, batch], the random numbers of each step, `draws/<name>` [steps, …], and the losses before the
 * first step and after each, `loss/train` [steps + 1].
 */
export function recordedArrays({
  spec,
  data,
  recording: { rows, scores, steps, noise },
}: Pick<ExportedStart, 'spec' | 'data' | 'recording'>): readonly NamedArray[] {
  const parts = (['train', 'validation'] as const).filter((part) => data.parts[part].count > 0);
  return [
    ...parts.flatMap((part) => [
      { name: `${part}/x`, ...inFloat32(data.parts[part].x) },
      { name: `${part}/y`, ...inFloat32(targetTable(spec, data, data.parts[part])) },
      { name: `loss/${part}`, shape: [steps + 1], data: scores.get(`${part}/loss`) as Float32Array },
    ]),
    ...(rows ? [{ name: 'batches', shape: [steps, rows.batch], data: rows.values }] : []),
    ...noise.map(({ name, shape, values }) => ({
      name: `draws/${name}`,
      shape: [values.length / sizeOf(shape), ...shape],
      data: values,
    })),
  ];
}

function inFloat32({ shape, data }: Tensor): Pick<NamedArray, 'shape' | 'data'> {
  return { shape, data: Float32Array.from(data) };
}
