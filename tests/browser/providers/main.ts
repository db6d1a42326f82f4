import { compile } from '../../../src/compiler/compile.ts';
import type { State } from '../../../src/compiler/compiled.ts';
import { prepareData } from '../../../src/compiler/data.ts';
import { initialState } from '../../../src/compiler/initial.ts';
import { type ExperimentSpec, idsOf, parse } from '../../../src/experiment/index.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import type { OpName } from '../../../src/ops/table.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import type { Provider } from '../../../src/runtime/protocol.ts';
import { openEngine } from '../../../src/runtime/session.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import {
  activationGraph,
  type EntryGraph,
  featureGraph,
  lossCases,
  lossGraph,
  metricCases,
  metricGraph,
  optimizerGraph,
  worstErrors,
} from '../../support/entry-graphs.ts';
import { trainingExperiments } from '../../support/every-experiment.ts';
import { opCases } from '../../support/op-cases.ts';
import { opGraph } from '../../support/op-graphs.ts';
import { runGraphOn } from '../../support/run-graph.ts';
import { stepGraphs } from '../../support/step-graphs.ts';

/** Builds a graph with all entries of a kind, or with all ops. */
const GRAPHS = {
  ops: () => opGraph(Object.keys(opCases) as OpName[]),
  activations: () => activationGraph(idsOf('activations')),
  losses: () => lossGraph(lossCases),
  optimizers: () => optimizerGraph(idsOf('optimizers')),
  metrics: () => metricGraph(metricCases),
  features: () => featureGraph(idsOf('features')),
} satisfies Record<string, () => EntryGraph>;

export type Kind = keyof typeof GRAPHS;

declare global {
  interface Window {
    compareEntries: (kind: Kind) => Promise<Record<string, number>>;
    compareSteps: (kind: keyof typeof trainingExperiments) => Promise<Record<string, number>>;
    compareProviders: (text: string, steps: number) => Promise<number>;
  }
}

const engines: Partial<Record<Provider, Promise<Engine>>> = {};

function engineOf(provider: Provider): Promise<Engine> {
  engines[provider] ??= openEngine(provider);
  return engines[provider];
}

async function readAsset(path: string): Promise<string> {
  return (await fetch(path)).text();
}

/**
 * Computes all entries of a kind on WebGPU.
 * @returns the largest difference from float64 by name, relative to 1 + |value|
 */
window.compareEntries = async (kind) => {
  const { graph, feeds } = GRAPHS[kind]();
  return worstErrors(evaluateGraph(graph, feeds), await runGraphOn(await engineOf('webgpu'), graph, feeds));
};

/**
 * Takes a training step with each entry of a kind on WASM and on WebGPU.
 * @returns the largest difference by name of the changed tensor, relative to 1 + |value|
 */
window.compareSteps = async (kind) => {
  const { graph, feeds } = await stepGraphs(trainingExperiments[kind], 2, readAsset);
  const wasm = Object.entries(await runGraphOn(await engineOf('wasm'), graph, feeds));
  const expected = Object.fromEntries(wasm.map(([name, data]) => [name, { data }]));
  return worstErrors(expected, await runGraphOn(await engineOf('webgpu'), graph, feeds));
};

/**
 * Trains an experiment on WASM and on WebGPU.
 * @returns the largest difference between their states afterwards, relative to 1 + |value|
 */
window.compareProviders = async (text, steps) => {
  const { spec, notices } = parse(text);
  if (notices.length > 0) throw new Error(notices.map(({ message }) => message).join(' '));
  const wasm = await train(spec, 'wasm', steps);
  const webgpu = await train(spec, 'webgpu', steps);
  const differences = [...wasm].flatMap(([name, values]) =>
    Array.from(
      values,
      (value, index) => Math.abs((webgpu.get(name)?.[index] as number) - value) / (1 + Math.abs(value)),
    ),
  );
  // The maximum would ignore NaN.
  return differences.every(Number.isFinite) ? Math.max(...differences) : Number.NaN;
};

async function train(spec: ExperimentSpec, provider: Provider, steps: number): Promise<State> {
  const data = await prepareData(spec, readAsset);
  const compiled = compile(spec, data);
  const trainer = new Trainer(await engineOf(provider), compiled, [{ spec, data }]);
  trainer.setLive(spec);
  trainer.setState(initialState(spec, compiled), 0);
  await trainer.train(steps);
  const state = await trainer.state();
  await trainer.dispose();
  return state;
}
