import type { Compiled } from '../compiler/compiled.ts';
import { timeOf } from '../compiler/cost.ts';
import { inUnit, metricUnit } from '../compiler/objective.ts';
import type { Member } from '../compiler/replicas.ts';
import { liveTables } from '../compiler/rollout/context.ts';
import { liveValues } from '../experiment/index.ts';
import type { Graph } from '../ir/graph.ts';
import { inputName } from '../ir/graph.ts';
import { scalar, type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import type { Frame } from './protocol.ts';
import { returnsOf } from './returns.ts';
import { EVALUATED } from './series.ts';
import { composeFrame, seriesValues } from './view.ts';

/** The most multiplications for the scores: about a second. */
const SCORES = 1e8;

/**
 * Takes the picture of a network in plain JavaScript, from the same graphs that the engine will run. The page shows it
 * while the engine is still being fetched or built. Scores that would take longer than that are NaN.
 * @param state of the member alone
 */
export function previewFrame(
  compiled: Compiled,
  member: Member,
  { step, epoch, learningRate }: Pick<Frame, 'step' | 'epoch'> & { readonly learningRate: number },
  state: ReadonlyMap<string, Float32Array>,
): Frame {
  const { spec, data } = member;
  const feeds: Record<string, Tensor> = {};
  for (const { name, shape } of compiled.state) feeds[name] = tensor(shape, state.get(name) ?? []);
  for (const [name, value] of Object.entries(liveValues(spec))) feeds[name] = scalar(value);
  Object.assign(feeds, liveTables(spec));
  const evaluate = (graph: Graph) => {
    const needed = graph.inputs.map((input) => [inputName(input), feeds[inputName(input)] as Tensor] as const);
    return Object.entries(evaluateGraph(graph, Object.fromEntries(needed)));
  };
  const maps = evaluate(compiled.picture).map(([name, { data }]) => [name, data] as const);
  const examples = EVALUATED.reduce((sum, part) => sum + data.parts[part].count, 0);
  const affordable = examples * timeOf(compiled) <= SCORES;
  const scores = new Map(
    (affordable ? evaluate(compiled.evaluation(EVALUATED)) : []).map(([name, { data: value }]) => [
      name,
      inUnit(name, value[0] as number, metricUnit(data)),
    ]),
  );
  const signals = { 'learning-rate': learningRate, 'gradient-norm': Number.NaN, ...returnsOf(state) };
  const values = seriesValues((series) => scores.get(series), signals);
  return composeFrame(
    compiled,
    { step, epoch, values, stepsPerSecond: 0, probe: null, replicas: null },
    state,
    new Map(maps),
  );
}
