import type { Compiled } from '../compiler/compile.ts';
import type { PreparedData } from '../compiler/data.ts';
import { decisionBoundary, metricFor } from '../compiler/objective.ts';
import { sizeOf } from '../math/shape.ts';
import { PARTS } from '../spec/experiment.ts';
import type { ExperimentSpec } from '../spec/index.ts';
import type { Frame, ParameterView, Points, RunView } from './protocol.ts';

/** What the page is told once about a run. */
export function describeRun(spec: ExperimentSpec, compiled: Compiled, data: PreparedData): RunView {
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

function concatenate(pieces: readonly ArrayLike<number>[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
