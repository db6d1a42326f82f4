import { TensorProto_DataType, type ValueInfoProto } from 'onnx-buf';

/** The type of a tensor, as a file says. */
export interface ValueType {
  /** Sizes or names of sizes; null if the file does not say. */
  readonly shape: readonly (number | string)[] | null;
  /** The type of its elements, such as `float`; empty if the file does not say. */
  readonly dtype: string;
}

/** The type of an input, an output or a tensor between nodes. */
export function typeOf({ type }: ValueInfoProto): ValueType {
  if (type?.value.case !== 'tensorType') return { shape: null, dtype: '' };
  const { elemType, shape } = type.value.value;
  const sizes = (shape?.dim ?? []).map(({ value }) =>
    value.case === 'dimValue' ? Number(value.value) : (value.value ?? '?'),
  );
  return { shape: sizes, dtype: nameOf(elemType) };
}

/** The name of a type of elements, such as `float`. */
export function nameOf(type: TensorProto_DataType): string {
  return (TensorProto_DataType[type] ?? '').toLowerCase();
}
