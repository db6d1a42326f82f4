import { Tensor } from 'onnxruntime-web/wasm';
import type { PreparedData } from '../../src/compiler/data.ts';
import { type Cells, rowsAt } from '../../src/table/cells.ts';

/** The columns of the data as an exported model takes them, for some of the examples of a part. */
export function rawColumns(
  { preparation }: PreparedData,
  rows: readonly number[],
  types: ReadonlyMap<string, string>,
): Record<string, Tensor> {
  if (!preparation) throw new Error('there is no table');
  const { columns, plan } = preparation;
  const window = plan.series?.window ?? null;
  const reach = plan.series ? plan.series.window - 1 + plan.series.horizon : 0;
  const read =
    window === null ? rows : rows.flatMap((row) => Array.from({ length: window }, (_, step) => row - reach + step));
  return Object.fromEntries(
    columns.flatMap(({ cells }) => {
      const { id } = cells.column;
      const type = types.get(id);
      if (type === undefined) return [];
      const shape = [rows.length, ...(window === null ? shapeOf(cells) : [window])];
      return [[id, tensorOf(cells, rowsAt(cells, read), type, shape)]];
    }),
  );
}

function shapeOf({ column: { image, sequence, levels }, width }: Cells): readonly number[] {
  if (image) return [image.channels, image.height, image.width];
  if (sequence && levels === null) return [sequence.steps, sequence.names.length];
  return [width];
}

function tensorOf({ column }: Cells, values: Float64Array, type: string, shape: readonly number[]): Tensor {
  switch (type) {
    case 'string':
      return new Tensor(
        'string',
        Array.from(values, (value) => column.levels?.[value] ?? ''),
        shape,
      );
    case 'int64':
      return new Tensor('int64', BigInt64Array.from(Array.from(values, BigInt)), shape);
    case 'float64':
      return new Tensor('float64', values, shape);
    default:
      return new Tensor('float32', Float32Array.from(values), shape);
  }
}
