import type { Member } from '../compiler/replicas.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import { previewFrame } from '../runtime/preview.ts';
import { succeed } from '../runtime/succession.ts';
import { describeRun } from '../runtime/view.ts';
import type { Opening } from './opening.ts';

/**
 * Prepares an experiment without an engine.
 * @param spec a single run on generated data
 */
export async function recordOpening(spec: ExperimentSpec): Promise<Opening> {
  const readAsset = () => Promise.reject(new Error('an opening needs generated data'));
  const start = { restart: true, readAsset, moment: null };
  const { experiment, state } = await succeed(spec, null, null, start);
  const { compiled, members } = experiment;
  const [member] = members as [Member];
  const learningRate = spec.optimizer.args.lr ?? Number.NaN;
  const frame = previewFrame(compiled, member, { step: 0, epoch: 0, learningRate }, state);
  return { view: describeRun(member, compiled), frame };
}
