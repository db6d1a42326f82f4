import type { Call, ExperimentSpec } from '../experiment.ts';
import { entryOf } from '../lookup.ts';
import { hasGenerator } from '../two-networks.ts';
import type { RemedyDef } from './definition.ts';

/** The learning rate of an optimizer times a factor; null if the result is not allowed, or if a number is swept. */
function scaledRate({ id, args }: Call, { sweep }: ExperimentSpec, factor: number): number | null {
  const { min = 0, max = 0 } = entryOf('optimizers', id).hyper.lr ?? {};
  const lr = Number(((args.lr ?? Number.NaN) * factor).toPrecision(6));
  return sweep === null && lr >= min && lr <= max ? lr : null;
}

function withRate(optimizer: Call, lr: number): Call {
  return { ...optimizer, args: { ...optimizer.args, lr } };
}

/** A tenth of every learning rate: either player of a game may have made the losses diverge. */
export const tenth_of_rate: RemedyDef = (spec) => {
  const own = scaledRate(spec.optimizer, spec, 0.1);
  if (own === null) return null;
  const optimizer = withRate(spec.optimizer, own);
  if (!hasGenerator(spec)) {
    return { label: 'Try a tenth of the learning rate', as: `a learning rate of ${own}`, change: { optimizer } };
  }
  const lr = scaledRate(spec.generatorOptimizer, spec, 0.1) ?? (spec.generatorOptimizer.args.lr as number);
  return {
    label: 'Try a tenth of both learning rates',
    as: `learning rates of ${own} for the discriminator and ${lr} for the generator`,
    change: { optimizer, generatorOptimizer: withRate(spec.generatorOptimizer, lr) },
  };
};

export const tenfold_rate: RemedyDef = (spec) => {
  const lr = scaledRate(spec.optimizer, spec, 10);
  if (lr === null) return null;
  return {
    label: 'Try ten times the learning rate',
    as: `a learning rate of ${lr}`,
    change: { optimizer: withRate(spec.optimizer, lr) },
  };
};

/** For a generator that overshoots. */
export const tenth_of_generator_rate: RemedyDef = (spec) => {
  const lr = hasGenerator(spec) ? scaledRate(spec.generatorOptimizer, spec, 0.1) : null;
  if (lr === null) return null;
  return {
    label: 'Try a tenth of the generator’s learning rate',
    as: `a learning rate of ${lr} for the generator`,
    change: { generatorOptimizer: withRate(spec.generatorOptimizer, lr) },
  };
};
