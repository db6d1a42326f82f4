import type { LayerDef } from '../../catalog/layers/definition.ts';
import {
  type Call,
  call,
  defaultSpec,
  type ExperimentSpec,
  entryOf,
  hasGenerator,
  type LayerSpec,
  penalties,
} from '../../experiment/index.ts';
import { formatCount } from '../../math/format.ts';
import { type Change, edit } from '../../store/experiment.ts';
import { run } from '../../store/run.ts';
import type { Engine } from '../engine.ts';
import { openTab } from '../inspect/openTab.ts';

/** What to try next, as a button. Undo reverts it. */
export interface Remedy {
  readonly label: string;
  /** A sentence on its effect. */
  readonly explain: string;
  apply(engine: Engine): void;
  /** Selects the part of the page that it adds, which may be out of sight. */
  readonly shows?: string;
}

/** The learning rate of an optimizer times a factor; null if the result is not allowed, or if a number is swept. */
function scaledRate({ id, args }: Call, { sweep }: ExperimentSpec, factor: number): number | null {
  const { min = 0, max = 0 } = entryOf('optimizers', id).hyper.lr ?? {};
  const lr = Number(((args.lr ?? Number.NaN) * factor).toPrecision(6));
  return sweep === null && lr >= min && lr <= max ? lr : null;
}

/** A tenth of every learning rate, in words; null if that is not allowed, or if a number is swept. */
function tenthOfRates(spec: ExperimentSpec): { all: string; rates: string; change: Change } | null {
  const own = scaledRate(spec.optimizer, spec, 0.1);
  if (own === null) return null;
  const change: Change = ({ optimizer }) => ({ optimizer: withRate(optimizer, own) });
  if (!hasGenerator(spec)) return { all: 'the learning rate', rates: `a learning rate of ${own}`, change };
  // Either player may have made the losses diverge.
  const lr = scaledRate(spec.generatorOptimizer, spec, 0.1) ?? (spec.generatorOptimizer.args.lr as number);
  return {
    all: 'both learning rates',
    rates: `learning rates of ${own} for the discriminator and ${lr} for the generator`,
    change: ({ optimizer, generatorOptimizer }) => ({
      optimizer: withRate(optimizer, own),
      generatorOptimizer: withRate(generatorOptimizer, lr),
    }),
  };
}

function withRate(optimizer: Call, lr: number): Call {
  return { ...optimizer, args: { ...optimizer.args, lr } };
}

export function resetWithTenthOfRate(spec: ExperimentSpec): readonly Remedy[] {
  const tenth = tenthOfRates(spec);
  if (!tenth) return [];
  return [
    {
      label: `Reset with a tenth of ${tenth.all}`,
      explain: `Goes back to step 0, with ${tenth.rates}`,
      apply: (engine) => engine.resetWith(tenth.change),
    },
  ];
}

/** @param step the step of a snapshot */
export function goBackWithTenthOfRate(spec: ExperimentSpec, step: number): readonly Remedy[] {
  const tenth = tenthOfRates(spec);
  if (!tenth) return [];
  return [
    {
      label: `Go back to step ${formatCount(step)} with a tenth`,
      explain: `Goes back to the weights of step ${formatCount(step)}, with ${tenth.rates}`,
      apply: (engine) => {
        engine.restore(step);
        edit(tenth.change);
      },
    },
  ];
}

export function tryTenthOfRate(spec: ExperimentSpec): readonly Remedy[] {
  return tryRate(spec, 0.1, 'Try a tenth of the learning rate');
}

export function tryTenfoldRate(spec: ExperimentSpec): readonly Remedy[] {
  return tryRate(spec, 10, 'Try ten times the learning rate');
}

function tryRate(spec: ExperimentSpec, factor: number, label: string): readonly Remedy[] {
  const lr = scaledRate(spec.optimizer, spec, factor);
  if (lr === null) return [];
  const explain = `Continues from here with a learning rate of ${lr}`;
  return [{ label, explain, apply: () => edit(({ optimizer }) => ({ optimizer: withRate(optimizer, lr) })) }];
}

/** For a generator that overshoots; offered if its rate can be lower. */
export function tryTenthOfGeneratorRate(spec: ExperimentSpec): readonly Remedy[] {
  const lr = scaledRate(spec.generatorOptimizer, spec, 0.1);
  if (lr === null) return [];
  return [
    {
      label: 'Try a tenth of the generator’s learning rate',
      explain: `Continues from here with a learning rate of ${lr} for the generator`,
      apply: () => edit(({ generatorOptimizer }) => ({ generatorOptimizer: withRate(generatorOptimizer, lr) })),
    },
  ];
}

/** Offered for the loss whose gradient vanishes where the discriminator is certain. */
export function offerNonSaturating({ loss }: ExperimentSpec): readonly Remedy[] {
  if (loss.id !== 'minimax') return [];
  return [
    {
      label: 'Use the non-saturating loss',
      explain: 'Its gradient is largest where the discriminator rejects an example',
      apply: () => edit({ loss: call('losses', 'non_saturating') }),
    },
  ];
}

/** Offered if the discriminator makes several steps for each of the generator. */
export function fewerDiscriminatorSteps({ discriminatorSteps }: ExperimentSpec): readonly Remedy[] {
  if (discriminatorSteps === 1) return [];
  return [
    {
      label: 'One step of the discriminator at a time',
      explain: `It now makes ${discriminatorSteps} steps for each step of the generator, and learns too much in between`,
      apply: () => edit({ discriminatorSteps: 1 }),
    },
  ];
}

/** Offered for the other losses. */
export function offerWasserstein({ loss }: ExperimentSpec): readonly Remedy[] {
  if (loss.id.startsWith('wasserstein')) return [];
  return [
    {
      label: 'Use the Wasserstein loss',
      explain:
        'With a gradient penalty, it measures how far the examples are from the data, so its gradient does not vanish',
      apply: () => edit({ loss: call('losses', 'wasserstein_penalty') }),
    },
  ];
}

/** @param ids of the activations to replace */
export function replaceByLeakyRelu(ids: readonly string[]): readonly Remedy[] {
  const change: Change = ({ layers }) => ({
    layers: layers.map((layer) =>
      ids.includes(layer.activation?.id ?? '') ? { ...layer, activation: call('activations', 'leaky_relu') } : layer,
    ),
  });
  return [
    {
      label: 'Use Leaky ReLU instead',
      explain:
        'Replaces ReLU in all layers; a Leaky ReLU lets some gradient through everywhere, so that units can recover',
      apply: () => edit(change),
    },
  ];
}

/** @param hidden layers in which a step depends on later ones, as indices */
export function hideLaterSteps(hidden: readonly number[]): Remedy {
  const change: Change = ({ layers }) => ({
    layers: layers.map((layer, index) =>
      hidden.includes(index) ? { ...layer, args: { ...layer.args, ...forwardsOnly(layer) } } : layer,
    ),
  });
  return {
    label: 'Hide later steps',
    explain: 'Gives these layers a causal mask, or a single direction',
    apply: () => edit(change),
  };
}

function forwardsOnly({ id }: LayerSpec): Readonly<Record<string, number>> {
  const { mask, bidirectional } = (entryOf('layers', id) as LayerDef).hyper;
  return { ...(mask && { mask: mask.default }), ...(bidirectional && { bidirectional: bidirectional.default }) };
}

/** Offered if the initial weights are not random. */
export function startAtRandom({ initializer }: ExperimentSpec): readonly Remedy[] {
  if (!NOT_RANDOM.includes(initializer.id)) return [];
  const random = defaultSpec().initializer;
  return [
    {
      label: 'Start with random weights',
      explain: `Starts over with random weights from ${entryOf('initializers', random.id).label}`,
      apply: () => edit({ initializer: random }),
    },
  ];
}

const NOT_RANDOM = ['zeros', 'constant'];

/** Offered if no penalty is chosen yet. */
export function addL2({ regularizers }: ExperimentSpec): readonly Remedy[] {
  if (regularizers.some(({ id }) => penalties().includes(id))) return [];
  return [
    {
      label: 'Add an L2 penalty',
      explain: 'Continues from here with an L2 penalty, which keeps weights small and the function smooth',
      apply: () => edit((spec) => ({ regularizers: [...spec.regularizers, call('regularizers', 'l2')] })),
      shows: '[data-part="l2"]',
    },
  ];
}

/** Offered if several layers pass a gradient on, which may vanish on its way. */
export function lookAtGradients({ layers }: ExperimentSpec): readonly Remedy[] {
  if (layers.length === 0) return [];
  return [
    {
      label: 'Look at the gradients',
      explain: 'Opens the Gradients tab, which compares how much of the gradient reaches each layer',
      apply: () => openTab('gradients'),
    },
  ];
}

/** For a run that was changed during training. Resetting keeps its curves. */
export const START_OVER: Remedy = {
  label: 'Start over and keep this run to compare',
  explain:
    'After the change, the run continued with its weights. This trains the current settings from the start, with the same data and seed, and keeps the earlier curves for comparison',
  apply: (engine) => {
    const { status } = run.getState().state;
    engine.reset();
    if (status === 'running') engine.play();
  },
};

/** The factor by which an agent is made to explore more, and the least that it then explores. */
const MORE = 3;
const LEAST = 0.01;

/** For an agent that has settled too soon; offered if its method has a weight on the entropy, or takes random actions. */
export function exploreMore({ method, sweep }: ExperimentSpec): readonly Remedy[] {
  const name = ['entropy', 'epsilon'].find((one) => one in method.args);
  const hyper = name === undefined ? undefined : entryOf('methods', method.id).hyper[name];
  if (name === undefined || hyper === undefined || sweep !== null) return [];
  const now = method.args[name] as number;
  const more = Math.min(hyper.max, Number(Math.max(LEAST, MORE * now).toPrecision(6)));
  if (more === now) return [];
  return [
    {
      label: 'Explore more',
      explain: `Continues from here with ${hyper.label.toLowerCase()} ${more} in place of ${now}`,
      apply: () => edit((spec) => ({ method: { ...spec.method, args: { ...spec.method.args, [name]: more } } })),
    },
  ];
}
