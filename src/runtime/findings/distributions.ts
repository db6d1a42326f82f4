import type { State } from '../../compiler/compiled.ts';
import { buildActivations } from '../../compiler/inspection.ts';
import { keyOfLayer } from '../../experiment/index.ts';
import { concatenate } from '../../math/tensor.ts';
import { type Look, ownState } from '../look.ts';
import { changesBetween } from './changes.ts';
import { type Distribution, distributionOf } from './distribution.ts';
import { inOne, type Subject } from './subject.ts';

/** One moment of a run. */
export interface Distributions {
  readonly step: number;
  /** The layers that have parameters or an activation, in the order of `RunView.layers`. */
  readonly layers: readonly {
    /** `LayerView.key`. */
    readonly key: string;
    /** Of its trained parameters, weights and biases together; null if it has none, or if all are frozen. */
    readonly weights: Distribution | null;
    /** For the batch of the next step. */
    readonly gradients: Distribution | null;
    /** The changes made by that step. */
    readonly updates: Distribution | null;
    /** Its output for the training examples. */
    readonly activations: Distribution;
    /** Each unit's output for the training examples. */
    readonly units: readonly Distribution[];
  }[];
}

export const distributions = {
  keeps: 'moments',
  interval: 250,
  find: inOne(distribute),
} as const satisfies Subject<Distributions>;

const BINS = 31;
const EXAMPLES = 1000;
/** The most activations of all layers together; wide networks are examined on fewer examples. */
const ACTIVATIONS = 1e5;
const FEWEST_EXAMPLES = 50;

/** The distributions of the shown network's numbers, layer by layer. */
export async function distribute(look: Look): Promise<Distributions> {
  const { trainer, compiled, member, replica } = look;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const changes = changesBetween(state, ownState(look, await trainer.peek()));
  const gradients = await trainer.nextGradients(replica);
  const examples = Math.max(FEWEST_EXAMPLES, Math.min(EXAMPLES, Math.floor(ACTIVATIONS / compiled.cost.values)));
  const outputs = await trainer.infer(`activations ${replica}`, () => buildActivations(member, examples), { replica });

  const layers = compiled.layers.flatMap(({ name, units: width, activation }, index) => {
    const parameters = compiled.parameters.filter(({ layer }) => layer === index);
    if (parameters.length === 0 && activation === null) return [];
    const trained = parameters.filter(({ frozen }) => !frozen).map((parameter) => parameter.name);
    const output = outputs.get(name) as Float32Array;
    const count = output.length / width;
    return {
      key: keyOfLayer(member.spec.layers, index),
      weights: together(trained, state),
      gradients: together(trained, gradients),
      updates: together(trained, changes),
      activations: distributionOf(output, BINS),
      units: Array.from({ length: width }, (_, unit) =>
        distributionOf(output.subarray(unit * count, (unit + 1) * count), BINS),
      ),
    };
  });
  return { step, layers };
}

function together(names: readonly string[], tensors: State): Distribution | null {
  if (names.length === 0) return null;
  return distributionOf(concatenate(names.map((name) => tensors.get(name) ?? [])), BINS);
}
