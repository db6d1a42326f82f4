import { compile } from '../../src/compiler/compile.ts';
import { prepareData } from '../../src/compiler/data.ts';
import { initialState } from '../../src/compiler/initial.ts';
import { type ExperimentSpec, parse } from '../../src/experiment/index.ts';
import type { Moment } from '../../src/runtime/divergence.ts';
import type { Look } from '../../src/runtime/look.ts';
import { Trainer } from '../../src/runtime/trainer.ts';
import { readAsset, wasm } from './ort.ts';

/** The experiment of a text. @throws Error if the text has a mistake */
export function experiment(text: string): ExperimentSpec {
  const { spec, notices } = parse(text);
  if (notices.length > 0) throw new Error(notices.map(({ message }) => message).join(' '));
  return spec;
}

/** An experiment, or that of a text, compiled, with its data and a trainer at step 0 on the real engine. */
export async function prepared(of: string | ExperimentSpec) {
  const spec = typeof of === 'string' ? experiment(of) : of;
  const data = await prepareData(spec, readAsset);
  const compiled = compile(spec, data);
  const trainer = new Trainer(await wasm, compiled, [{ spec, data }]);
  const initial = initialState(spec, compiled);
  trainer.setLive(spec);
  trainer.setState(initial, 0);
  return { spec, data, compiled, trainer, initial };
}

export type Prepared = Awaited<ReturnType<typeof prepared>>;

/** @param path past moments of the run */
export function lookAt(
  { trainer, compiled, spec, data }: Pick<Prepared, 'trainer' | 'compiled' | 'spec' | 'data'>,
  path: readonly Moment[] = [],
): Look {
  return { trainer, compiled, member: { spec, data }, replica: 0, path };
}
