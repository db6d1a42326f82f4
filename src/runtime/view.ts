import type { LayerDef, Mixing } from '../catalog/layers/definition.ts';
import { metricFor } from '../catalog/metrics/live.ts';
import type { Compiled } from '../compiler/compiled.ts';
import type { PreparedData } from '../compiler/data.ts';
import type { Grid } from '../compiler/grid.ts';
import { noiseGrid, REACH } from '../compiler/noise.ts';
import { decisionBoundary, LOGITS } from '../compiler/objective.ts';
import { gridInputs, placesOn } from '../compiler/picture.ts';
import type { Member } from '../compiler/replicas.ts';
import { type ExperimentSpec, PARTS } from '../experiment/experiment.ts';
import { dataOf, entryOf, keyOfLayer } from '../experiment/index.ts';
import { inputLabels, sampleOf } from '../experiment/inputs.ts';
import { inputType } from '../experiment/layer-types.ts';
import { criticStart, dividerOf, hasGenerator, noiseOf } from '../experiment/two-networks.ts';
import { environmentOf } from '../experiment/world.ts';
import { unitCount } from '../math/sample.ts';
import { sizeOf } from '../math/shape.ts';
import { concatenate, type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import { baselinesOf } from './baselines.ts';
import { passesOf } from './epochs.ts';
import type { Frame, LayerView, ParameterView, Points, Replicas, RunView } from './protocol.ts';
import { type AgentSignalId, recordOf, SCORE_SERIES, type ScoreSeries, type SignalId } from './series.ts';

/** The description of a run that the page receives once. */
export function describeRun({ spec, data }: Member, compiled: Compiled): RunView {
  const { id, metric } = metricFor(data);
  return {
    task: data.task,
    answer: data.answer,
    targetScale: data.targetScale,
    scales: data.scales,
    features: data.features,
    inputs: inputNames(spec, data),
    generator: generatorView(spec),
    world: worldView(spec),
    sample: sampleOf(spec),
    sequence: dataOf(spec).sequence,
    positions: data.positions,
    labels: inputLabels(spec),
    classes: data.classes,
    points: allPoints(data, compiled.grid),
    layers: compiled.layers.map((layer, index) => ({
      ...layer,
      key: keyOfLayer(spec.layers, index),
      mixing: mixingOf(spec, index),
      joins: joinedBy(spec, compiled.layers, index),
    })),
    boundary: decisionBoundary(spec),
    parameters: parameterViews(compiled),
    metric: { id, label: metric.label, percent: metric.percent },
    baselines: baselinesOf(spec, data),
    passes: passesOf(compiled, { data }),
    grid: describeGrid(compiled.grid),
    inputMaps: inputMaps(spec, compiled.grid, data),
  };
}

/** How the units of a layer depend on those before it; the output is a dense layer. */
function mixingOf({ layers }: ExperimentSpec, index: number): Mixing {
  const definition: LayerDef = entryOf('layers', layers[index]?.id ?? 'dense');
  return definition.mixing ?? 'own';
}

/** The earlier layer that a layer joins; null if it joins none. */
function joinedBy(spec: ExperimentSpec, layers: Compiled['layers'], index: number): LayerView['joins'] {
  const layer = spec.layers[index];
  const number = layer && (entryOf('layers', layer.id) as LayerDef).joins?.(layer.args);
  if (number === undefined) return null;
  const units = number === 0 ? unitCount(inputType(spec)) : (layers[number - 1]?.units ?? 0);
  return { layer: number - 1, firstUnit: (layers[index]?.units ?? 0) - units };
}

/** Adds the parameters and the picture, which are by the names of their graphs, to the numbers of a frame. */
export function composeFrame<Numbers extends Partial<Frame>>(
  compiled: Compiled,
  numbers: Numbers,
  parameters: ReadonlyMap<string, ArrayLike<number>>,
  picture: ReadonlyMap<string, ArrayLike<number>>,
): Numbers & Pick<Frame, 'parameters' | 'maps'> {
  return {
    ...numbers,
    parameters: concatenate(compiled.parameters.map(({ name }) => parameters.get(name) ?? [])),
    maps: concatenate(compiled.layers.map(({ name }) => mapOf(compiled, name, picture))),
  };
}

/** The map of a layer, [units, size²], from the picture, which is by the names of its graph. */
function mapOf(
  { outputPicture, grid }: Compiled,
  name: string,
  picture: ReadonlyMap<string, ArrayLike<number>>,
): ArrayLike<number> {
  const map = picture.get(name) ?? [];
  if (name !== 'output' || !outputPicture) return map;
  const cells = grid.size * grid.size;
  const { units } = evaluateGraph(outputPicture, { [LOGITS]: tensor([map.length / cells, cells], map) });
  return (units as Tensor).data;
}

/** The value of every series. @param score reads the evaluation; undefined for a part without examples */
export function seriesValues(
  score: (series: ScoreSeries) => number | undefined,
  signals: Readonly<Record<SignalId | AgentSignalId, number>>,
): Frame['values'] {
  return { ...recordOf(SCORE_SERIES, (series) => score(series) ?? Number.NaN), ...signals };
}

/** The scores of every replica, from the evaluation, which is by the names of its graph. */
export function describeReplicas(shown: number, { data }: Member, scores: ReadonlyMap<string, Float32Array>): Replicas {
  const unknown = () => new Float32Array(scores.get('train/loss')?.length ?? 0).fill(Number.NaN);
  const byLoss = data.parts.validation.count > 0 ? 'validation/loss' : 'train/loss';
  return {
    shown,
    watched: data.world ? 'train/metric' : byLoss,
    values: recordOf(SCORE_SERIES, (series) => scores.get(series) ?? unknown()),
  };
}

function describeGrid({ size, plane: { across, up }, x, y }: Grid): RunView['grid'] {
  return { size, x, y, labels: up ? [across.label, up.label] : [across.label] };
}

/** The names of the inputs of the network: z₁ and so on for a generator. */
function inputNames(spec: ExperimentSpec, { features }: PreparedData): readonly string[] {
  if (!hasGenerator(spec)) return features;
  return Array.from({ length: noiseOf(spec.layers) }, (_, index) => `z${index + 1}`);
}

function generatorView({ layers }: ExperimentSpec): RunView['generator'] {
  if (!hasGenerator({ layers })) return null;
  return { layers: (dividerOf(layers) as number) + 1, reach: REACH };
}

function worldView(spec: ExperimentSpec): RunView['world'] {
  const environment = environmentOf(spec);
  if (!environment) return null;
  const { data, layers, method } = spec;
  const divider = dividerOf(layers);
  const output = layers.length;
  const estimatesActions = entryOf('methods', method.id).acts === 'action_values';
  return {
    environment: data,
    actions: environment.actions(data.args),
    states: environment.state(data.args),
    policy: estimatesActions ? null : (divider ?? output),
    value: divider === null ? null : output,
    actionValues: estimatesActions ? output : null,
    restart: criticStart(spec),
  };
}

function inputMaps(spec: ExperimentSpec, grid: Grid, data: PreparedData): Float32Array {
  const { shape, data: rows } = hasGenerator(spec) ? noiseGrid(spec, grid.size, false) : gridInputs(grid, data);
  const [cells, features] = shape as [number, number];
  return Float32Array.from({ length: rows.length }, (_, place) => {
    const feature = Math.floor(place / cells);
    return rows[(place % cells) * features + feature] as number;
  });
}

function allPoints(data: PreparedData, { plane }: Grid): Points {
  const parts = PARTS.map((part) => data.parts[part]);
  const count = parts.reduce((sum, { count }) => sum + count, 0);
  return {
    count,
    features: concatenate(parts.map(({ x }) => x.data)),
    positions: Float32Array.from(placesOn(plane, data).flat()),
    labels: concatenate(parts.map(({ labels }) => labels)),
    part: Uint8Array.from(parts.flatMap(({ count }, index) => new Array<number>(count).fill(index))),
  };
}

function parameterViews(compiled: Compiled): ParameterView[] {
  let offset = 0;
  return compiled.parameters.map(({ name, layer, role, shape }) => {
    const view = { name, layer, role, shape, offset };
    offset += sizeOf(shape);
    return view;
  });
}
