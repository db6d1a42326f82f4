import type { Compiled } from '../compiler/compile.ts';
import type { PreparedData } from '../compiler/data.ts';
import { decisionBoundary, metricFor } from '../compiler/objective.ts';
import type { Member } from '../compiler/replicas.ts';
import { sizeOf } from '../math/shape.ts';
import { concatenate } from '../math/tensor.ts';
import { PARTS } from '../spec/experiment.ts';
import type { Frame, ParameterView, Points, Replicas, RunView } from './protocol.ts';

/** What the page is told once about a run. */
export function describeRun({ spec, data }: Member, compiled: Compiled): RunView {
  const { id, metric } = metricFor(data.task);
  return {
    task: data.task,
    features: data.features,
    classes: data.classes,
    points: allPoints(data),
    layers: compiled.layers,
    boundary: decisionBoundary(spec),
    parameters: parameterViews(compiled),
    metric: { id, label: metric.label, percent: metric.percent },
    grid: compiled.grid,
  };
}

/** What a frame shows, from the parameters, the pictures and the evaluation by the names of their graphs. */
export function composeFrame(
  compiled: Compiled,
  numbers: Pick<Frame, 'step' | 'epoch' | 'stepsPerSecond' | 'learningRate' | 'probe' | 'replicas'>,
  parameters: ReadonlyMap<string, ArrayLike<number>>,
  maps: ReadonlyMap<string, ArrayLike<number>>,
  scores: ReadonlyMap<string, number>,
): Frame {
  const score = (name: string) => scores.get(name) ?? Number.NaN;
  return {
    ...numbers,
    trainLoss: score('train/loss'),
    validationLoss: score('validation/loss'),
    trainMetric: score('train/metric'),
    validationMetric: score('validation/metric'),
    parameters: concatenate(compiled.parameters.map(({ name }) => parameters.get(name) ?? [])),
    maps: concatenate(compiled.layers.map(({ name }) => maps.get(name) ?? [])),
  };
}

/** How every replica does, from the evaluation by the names of its graph. */
export function describeReplicas(shown: number, scores: ReadonlyMap<string, Float32Array>): Replicas {
  const of = (name: string) =>
    scores.get(name) ?? new Float32Array(scores.get('train/loss')?.length ?? 0).fill(Number.NaN);
  return {
    shown,
    trainLoss: of('train/loss'),
    validationLoss: of('validation/loss'),
    trainMetric: of('train/metric'),
    validationMetric: of('validation/metric'),
  };
}

function allPoints(data: PreparedData): Points {
  const parts = PARTS.map((part) => data.parts[part]);
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    features: concatenate(parts.map(({ x }) => x.data)),
    labels: concatenate(parts.map(({ labels }) => labels)),
    part: Uint8Array.from(parts.flatMap(({ count }, index) => new Array<number>(count).fill(index))),
  };
}

function parameterViews(compiled: Compiled): ParameterView[] {
  let offset = 0;
  return compiled.parameters.map(({ name, shape }) => {
    const view = { name, shape, offset };
    offset += sizeOf(shape);
    return view;
  });
}
