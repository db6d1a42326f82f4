import { float32, GraphBuilder, reachableFrom, type Value } from '../ir/graph.ts';
import { lengthOf, type SampleType } from '../math/sample.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import { constant } from '../ops/index.ts';
import { dataOf } from './data.ts';
import type { ExperimentSpec } from './experiment.ts';
import { inputsOf, outputCount } from './inputs.ts';
import { exampleType, inputType } from './layer-types.ts';
import { type BuiltLayer, buildLayers, type ParameterRole } from './network.ts';
import { criticStart } from './two-networks.ts';

export interface ParameterShape {
  /** `dense1/weight`, `output/bias`, as in `Pin`. */
  readonly name: string;
  readonly shape: Shape;
  readonly role: ParameterRole;
}

/** A layer, as far as it is known before there are data. */
export interface LayerShape {
  /** `dense1`, `output`. */
  readonly name: string;
  /** What an example is at its input. */
  readonly input: SampleType;
  /** What an example is at its output. */
  readonly output: SampleType;
  /** Its trained tensors, in the order in which the layer requests them. */
  readonly parameters: readonly ParameterShape[];
  /** How many values it computes for one example, its output included; for a layer on rows or images only its output. */
  readonly values: number;
}

let last: { readonly key: string; readonly shapes: readonly LayerShape[] } | null = null;

/**
 * The layers of an experiment: the hidden ones, then the output. An edit of anything else, such as the move of a slider,
 * gives the same objects.
 */
export function layerShapesOf(spec: ExperimentSpec): readonly LayerShape[] {
  const { data, table, target, series, task, features, missing, layers, output } = spec;
  const key = JSON.stringify([data, table?.id, target, series, task, features, missing, layers, output]);
  if (last?.key !== key) last = { key, shapes: describe(spec) };
  return last.shapes;
}

/** The trained tensors of an experiment, in the order of its layers. */
export function parametersOf(spec: ExperimentSpec): readonly ParameterShape[] {
  return layerShapesOf(spec).flatMap(({ parameters }) => parameters);
}

function describe(spec: ExperimentSpec): readonly LayerShape[] {
  const found: ParameterShape[][] = [];
  const builder = new GraphBuilder();
  const input = (name: string, shape: Shape) => builder.input(name, float32(shape));
  const x = input('x', [1, inputsOf(spec).length]);
  const layers = buildLayers(spec, x, outputCount(spec), {
    training: false,
    hyper: (_prefix, _definitions, { args }) =>
      Object.fromEntries(Object.entries(args).map(([name, value]) => [name, constant(builder, value)])),
    parameter({ index }, name, shape, role) {
      found[index] = [...(found[index] ?? []), { name, shape, role }];
      return input(name, shape);
    },
    memory: (_site, name, shape) => input(name, shape),
    remember: () => {},
    random: input,
    addToLoss: () => {},
    noise: (shape) => input('noise', shape),
    meet: (_generated, x) => x,
  });
  const isOfSequences = dataOf(spec).sequence !== null;
  let counted = 0;
  const valuesIn = ({ type, units }: BuiltLayer) => {
    if (!isOfSequences) return lengthOf(type);
    const before = counted;
    counted = computedFor(units);
    return counted - before;
  };
  return layers.map((layer, index) => ({
    name: layer.name,
    input: index === criticStart(spec) ? exampleType(spec) : (layers[index - 1]?.type ?? inputType(spec)),
    output: layer.type,
    parameters: found[index] ?? [],
    values: valuesIn(layer),
  }));
}

/** The number of values that are computed on the way to a value. */
function computedFor(value: Value): number {
  const computed = reachableFrom([value]).filter(({ op }) => op !== 'input' && op !== 'constant');
  return computed.reduce((sum, { type }) => sum + sizeOf(type.shape), 0);
}
