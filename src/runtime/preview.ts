import type { Compiled } from '../compiler/compiled.ts';
import { inUnit } from '../compiler/objective.ts';
import type { Graph } from '../ir/graph.ts';
import { inputName } from '../ir/graph.ts';
import { scalar, type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import type { Frame } from './protocol.ts';
import { EVALUATED } from './series.ts';
import { composeFrame, seriesValues } from './view.ts';

/**
 * Takes the picture of a network in plain JavaScript, from the same graphs that the engine will run. The page shows it
 * while the engine is still being fetched or built.
 */
export function previewFrame(
  compiled: Compiled,
  { step, epoch, learningRate }: Pick<Frame, 'step' | 'epoch'> & { readonly learningRate: number },
  state: ReadonlyMap<string, Float32Array>,
  live: Readonly<Record<string, number>>,
  metricUnit: number,
): Frame {
  const feeds: Record<string, Tensor> = {};
  for (const { name, shape } of compiled.state) feeds[name] = tensor(shape, state.get(name) ?? []);
  for (const [name, value] of Object.entries(live)) feeds[name] = scalar(value);
  const evaluate = (graph: Graph) => {
    const needed = graph.inputs.map((input) => [inputName(input), feeds[inputName(input)] as Tensor] as const);
    return Object.entries(evaluateGraph(graph, Object.fromEntries(needed)));
  };
  const maps = evaluate(compiled.picture).map(([name, { data }]) => [name, data] as const);
  const scores = new Map(
    evaluate(compiled.evaluation(EVALUATED)).map(([name, { data }]) => [
      name,
      inUnit(name, data[0] as number, metricUnit),
    ]),
  );
  const signals = { 'learning-rate': learningRate, 'gradient-norm': Number.NaN };
  const values = seriesValues((series) => scores.get(series), signals);
  return composeFrame(
    compiled,
    { step, epoch, values, stepsPerSecond: 0, probe: null, replicas: null },
    state,
    new Map(maps),
  );
}
