import { initialState } from '../../../compiler/initial.ts';
import { buildActivations } from '../../../compiler/inspection.ts';
import type { Fed } from '../../feeds/feed.ts';
import type { Look } from '../../look.ts';
import type { Trainer } from '../../trainer.ts';

/** The variances of each replica of a trainer, which never change. */
const known = new WeakMap<Trainer, Map<number, ReadonlyMap<string, number>>>();

/**
 * How the output of each layer varied over some training examples before the first step, by its name: the variance of a
 * unit, the mean over the units.
 */
export async function variancesAtStart(look: Look, examples: number): Promise<ReadonlyMap<string, number>> {
  const { trainer, replica } = look;
  const ofTrainer = known.get(trainer) ?? new Map<number, ReadonlyMap<string, number>>();
  known.set(trainer, ofTrainer);
  const existing = ofTrainer.get(replica);
  if (existing) return existing;
  const variances = await measure(look, examples);
  ofTrainer.set(replica, variances);
  return variances;
}

async function measure({ trainer, compiled, member, replica }: Look, examples: number) {
  const start = initialState(member.spec, compiled);
  const feeds = new Map(
    compiled.state.map(({ name, shape }): [string, Fed] => [name, { shape, data: start.get(name) as Float32Array }]),
  );
  const build = () => buildActivations(member, examples);
  const outputs = await trainer.infer(`health ${replica}`, build, { replica, feeds });
  return new Map(
    compiled.layers.map(({ name, units }) => [name, meanVariance(outputs.get(name) as Float32Array, units)]),
  );
}

/** @param output the outputs of each unit, one unit after the other */
function meanVariance(output: Float32Array, units: number): number {
  const count = output.length / units;
  let sum = 0;
  for (let unit = 0; unit < units; unit++) {
    let [mean, squares] = [0, 0];
    for (const value of output.subarray(unit * count, (unit + 1) * count)) {
      mean += value / count;
      squares += value ** 2 / count;
    }
    sum += Math.max(0, squares - mean ** 2);
  }
  return sum / units;
}
