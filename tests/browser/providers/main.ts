import { compile } from '../../../src/compiler/compile.ts';
import { prepareData } from '../../../src/compiler/data.ts';
import type { State } from '../../../src/compiler/initial.ts';
import { initialState } from '../../../src/compiler/initial.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import type { Provider } from '../../../src/runtime/protocol.ts';
import { openEngine } from '../../../src/runtime/session.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { type ExperimentSpec, parse } from '../../../src/spec/index.ts';

declare global {
  interface Window {
    compareProviders: (text: string, steps: number) => Promise<number>;
  }
}

const engines: Partial<Record<Provider, Promise<Engine>>> = {};

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
  // A number that is not one would be lost in the maximum.
  return differences.every(Number.isFinite) ? Math.max(...differences) : Number.NaN;
};

async function train(spec: ExperimentSpec, provider: Provider, steps: number): Promise<State> {
  engines[provider] ??= openEngine(provider);
  const data = await prepareData(spec, async (path) => (await fetch(path)).text());
  const compiled = compile(spec, data);
  const trainer = new Trainer(await engines[provider], compiled, [{ spec, data }]);
  trainer.setLive(spec);
  trainer.setState(initialState(spec, compiled), 0);
  await trainer.train(steps);
  const state = await trainer.state();
  await trainer.dispose();
  return state;
}
