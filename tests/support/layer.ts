/** Layers of the catalog by themselves, on given tensors. */
import { expect } from 'vitest';
import { gradientsOf } from '../../src/autodiff/gradients.ts';
import type { LayerContext, LayerDef } from '../../src/catalog/layers/definition.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../src/ir/graph.ts';
import { randomStream } from '../../src/math/random.ts';
import { flatSample, type SampleType } from '../../src/math/sample.ts';
import { sizeOf } from '../../src/math/shape.ts';
import { type Tensor, tensor } from '../../src/math/tensor.ts';
import { evaluateGraph } from '../../src/ops/evaluate.ts';
import { constant, reduceSum } from '../../src/ops/index.ts';
import { gradientError } from './gradient.ts';

export const training = { training: true };
export const evaluation = { training: false };

interface Setting {
  readonly training: boolean;
  readonly args?: Readonly<Record<string, number>>;
  /** What an example of `x` is; a row by default. */
  readonly input?: SampleType;
  readonly sample?: SampleType;
  readonly actions?: number;
  /** What it joins. */
  readonly other?: Value;
  readonly activate?: (x: Value) => Value;
  readonly show?: (name: string, values: readonly Value[]) => void;
}

/** What a layer requested: the method and its arguments. */
type Asked = Record<string, readonly unknown[]>;

/** Builds a layer whose tensors of all kinds come from `tensors`, by name. */
export function buildLayer(layer: LayerDef, x: Value, tensors: Readonly<Record<string, Value>>, setting: Setting) {
  const asked: Asked = {};
  const remembered: Record<string, Value> = {};
  const added: Value[] = [];
  const ask =
    (kind: string) =>
    (name: string, ...details: unknown[]): Value => {
      asked[name] = [kind, ...details];
      const found = tensors[name];
      if (!found) throw new RangeError(`the test has no "${name}"`);
      expect(found.type.shape, name).toEqual(details[0]);
      return found;
    };
  const args = Object.fromEntries(
    Object.entries(layer.hyper).map(([name, hyper]) => [name, setting.args?.[name] ?? hyper.default]),
  );
  const context: LayerContext = {
    training: setting.training,
    ...(setting.other && { other: setting.other }),
    input: setting.input ?? flatSample(sizeOf(x.type.shape.slice(1))),
    sample: setting.sample ?? flatSample(2),
    actions: setting.actions ?? 0,
    args,
    hyper: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, constant(x.builder, value)])),
    weight: ask('weight'),
    recurrentWeight: (name, units, gates) => ask('recurrentWeight')(name, [units, gates * units], gates),
    bias: ask('bias'),
    parameter: ask('parameter'),
    memory: ask('memory'),
    random: ask('random'),
    remember(name, value) {
      remembered[name] = value();
    },
    addToLoss: (perExample) => {
      added.push(perExample);
    },
    activate: setting.activate ?? ((value) => value),
    ...(setting.show && { show: setting.show }),
  };
  return { y: layer.build(x, context), remembered, asked, added };
}

/** The layer's output, its memory and its requests; `x` is its input. */
export function runLayer(layer: LayerDef, { x, ...tensors }: Readonly<Record<string, Tensor>>, setting: Setting) {
  const builder = new GraphBuilder();
  const inputs = Object.fromEntries(
    Object.entries(tensors).map(([name, { shape }]) => [name, builder.input(name, float32(shape))]),
  );
  const built = buildLayer(layer, builder.input('x', float32((x as Tensor).shape)), inputs, setting);
  const [gradient] = gradientsOf(reduceSum(built.y), [builder.input('x', float32((x as Tensor).shape))]);
  const added = Object.fromEntries(built.added.map((value, index) => [`added ${index}`, value]));
  const graph = finishGraph({ ...built.remembered, ...added, y: built.y, gradient: gradient as Value });
  const { y, gradient: dx, ...others } = evaluateGraph(graph, { x: x as Tensor, ...tensors });
  const remembered = Object.keys(built.remembered).map((name) => [name, [...(others[name] as Tensor).data]]);
  return {
    y: [...(y as Tensor).data],
    gradient: [...(dx as Tensor).data],
    remembered: Object.fromEntries(remembered) as Record<string, number[]>,
    /** What it adds to the loss of each example. */
    added: Object.keys(added).map((name) => [...(others[name] as Tensor).data]),
    asked: built.asked,
  };
}

/** Largest relative difference between the derived gradient and finite differences, for `x` and the tensors `by`. */
export function layerGradientError(
  layer: LayerDef,
  tensors: Readonly<Record<string, Tensor>>,
  by: readonly string[],
  setting: Setting,
): number {
  return gradientError(
    by.map((name) => tensors[name] as Tensor),
    (values) => {
      const { builder } = values[0] as Value;
      const { x, ...rest } = Object.fromEntries(
        Object.entries(tensors).map(([name, { data, shape }]) => [
          name,
          values[by.indexOf(name)] ?? builder.constant(data, float32(shape)),
        ]),
      );
      return buildLayer(layer, x as Value, rest, setting).y;
    },
  );
}

export function close(actual: readonly number[] | undefined, expected: ArrayLike<number>, digits = 12): void {
  expect(actual).toHaveLength(expected.length);
  actual?.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] as number, digits);
  });
}

const random = randomStream(1, 'layers');
/** Normal numbers that float32 represents exactly. */
export const draw = (...shape: number[]) =>
  tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, () => Math.fround(random.normal())),
  );
