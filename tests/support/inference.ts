import * as ort from 'onnxruntime-web/wasm';
import type { PreparedData } from '../../src/compiler/data.ts';
import { buildExamples } from '../../src/compiler/game.ts';
import { buildNetwork } from '../../src/compiler/network.ts';
import { fixedNoise } from '../../src/compiler/noise.ts';
import { learnsByReward } from '../../src/experiment/agent.ts';
import { type ExperimentSpec, liveValues } from '../../src/experiment/index.ts';
import { hasGenerator } from '../../src/experiment/two-networks.ts';
import { finishGraph, float32, type Graph, GraphBuilder, inputName } from '../../src/ir/graph.ts';
import { type Tensor, tensor } from '../../src/math/tensor.ts';
import { prepared } from './experiment.ts';
import { runGraph } from './ort.ts';
import { rawColumns } from './raw-rows.ts';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

/** An experiment that is trained for a few steps. */
export async function trained(of: string | ExperimentSpec, steps = 3) {
  const { spec, data, trainer } = await prepared(of);
  await trainer.train(steps);
  const state = await trainer.state();
  await trainer.dispose();
  const recording = { steps: 0, initial: state, rows: null, noise: [], scores: new Map() };
  return { spec, data, state, step: steps, recording, name: 'test' };
}

/** A fresh session of onnxruntime on an exported file. */
export async function openFile(file: Uint8Array): Promise<ort.InferenceSession> {
  await import('./ort.ts').then(({ wasm }) => wasm);
  return ort.InferenceSession.create(file, { executionProviders: ['wasm'], logSeverityLevel: 3 });
}

/** What an exported file is fed for some examples, and what Nabla's own network gives for them, by output. */
export async function examplesOf(
  { spec, data, state }: Awaited<ReturnType<typeof trained>>,
  session: ort.InferenceSession,
  count: number,
): Promise<{ feeds: Record<string, ort.Tensor>; expected: Record<string, Float32Array> }> {
  const run = async (graph: Graph) => {
    const live = liveValues(spec);
    const feeds = Object.fromEntries(
      graph.inputs.map((input): [string, Tensor] => {
        const name = inputName(input);
        const values = state.get(name) ?? [live[name] as number];
        return [name, tensor(input.type.shape, Float64Array.from(values))];
      }),
    );
    return runGraph(graph, feeds);
  };
  if (hasGenerator(spec)) {
    const noise = fixedNoise(spec, count);
    const { generated } = await run(buildExamples(spec, data, noise));
    return {
      feeds: { noise: new ort.Tensor('float32', Float32Array.from(noise.data), noise.shape) },
      expected: { generated: unscaledRows(data, generated as Float32Array) },
    };
  }
  const { x, rows } = examplesIn(data, count);
  const builder = new GraphBuilder();
  const { layers, output } = buildNetwork(spec, builder.constant(x.data, float32(x.shape)), data.outputs);
  const divider = layers.find(({ name }) => name.startsWith('policy'));
  const results = await run(finishGraph({ units: output.units, ...(divider && { acts: divider.units }) }));
  const units = results.units as Float32Array;
  const types = new Map(
    session.inputMetadata.map((one) => [one.name, (one as { readonly type: string }).type] as const),
  );
  if (learnsByReward(spec)) {
    const { shape } = session.inputMetadata[0] as { shape: readonly (number | string)[] };
    const observation = new ort.Tensor('float32', Float32Array.from(x.data), [count, ...(shape.slice(1) as number[])]);
    const acts = results.acts ?? units;
    const name = session.outputNames.includes('probabilities') ? 'probabilities' : 'action_values';
    return { feeds: { observation }, expected: { [name]: acts, ...(results.acts && { value: units }) } };
  }
  const feeds = rawColumns(data, rows, types);
  switch (data.answer) {
    case 'number': {
      const { offset, factor } = data.targetScale;
      return { feeds, expected: { prediction: units.map((value) => value / factor + offset) } };
    }
    case 'side':
      return session.outputNames.includes('probabilities')
        ? { feeds, expected: { probabilities: Float32Array.from([...units].flatMap((p) => [1 - p, p])) } }
        : { feeds, expected: { scores: units } };
    case 'input':
      return { feeds, expected: { reconstruction: unscaledRows(data, units) } };
    default:
      return {
        feeds,
        expected: { [session.outputNames.includes('probabilities') ? 'probabilities' : 'scores']: units },
      };
  }
}

/** Examples of all parts, from the last, again and again until there are enough. */
function examplesIn({ parts, preparation, features }: PreparedData, count: number) {
  const part = parts.test.count > 0 ? 'test' : 'train';
  const own = parts[part];
  const width = features.length;
  const data = new Float64Array(count * width);
  const rows: number[] = [];
  for (let index = 0; index < count; index++) {
    const from = index % own.count;
    data.set(own.x.data.subarray(from * width, (from + 1) * width), index * width);
    rows.push(preparation?.parts[part].rows[from] as number);
  }
  return { x: { shape: [count, width], data }, rows };
}

function unscaledRows({ features, scales }: PreparedData, values: Float32Array): Float32Array {
  return values.map((value, index) => {
    const scale = scales.get(features[index % features.length] as string);
    return scale ? value / scale.factor + scale.offset : value;
  });
}
