import type { LayerDef } from '../../../catalog/layers/definition.ts';
import type { OptimizerDef } from '../../../catalog/optimizers/definition.ts';
import {
  dataOf,
  type ExperimentSpec,
  entryOf,
  isGame,
  layerTitles,
  learnsByReward,
} from '../../../experiment/index.ts';
import { inSentence } from '../../../experiment/places.ts';
import type { NamedView, QuantityView, StageView } from '../../../runtime/protocol.ts';
import { localWords, numberWords } from './localWords.ts';

/** The titles of the layers, the output last. */
export function titlesOf({ layers }: Pick<ExperimentSpec, 'layers'>): readonly string[] {
  return [...layerTitles(layers), 'Output'];
}

/** A short title: "Hidden 1", "Gradient: Hidden 1". */
export function stageTitle({ kind, layer, player }: StageView, titles: readonly string[]): string {
  const title = layer === null ? '' : (titles[layer] ?? 'Output');
  switch (kind) {
    case 'data':
      return 'Data';
    case 'forward':
      return title;
    case 'loss':
      return player === null ? 'Loss' : `Loss of the ${player}`;
    case 'backward':
      return `Gradient: ${title}`;
    case 'update':
      return `Update: ${title}`;
  }
}

/**
 * What happens in a stage.
 * @param count the number of examples in the batch
 * @param quantities those of the stage
 */
export function stageSentence(
  stage: StageView,
  spec: ExperimentSpec,
  count: number,
  quantities: readonly Pick<QuantityView, 'of'>[],
): string {
  const { kind, layer, player } = stage;
  const title = layer === null ? '' : (titlesOf(spec)[layer] ?? 'Output');
  switch (kind) {
    case 'data':
      return dataSentence(spec, count);
    case 'forward':
      return forwardSentence(spec, layer ?? 0, title);
    case 'loss':
      return `${lossSentence(spec, count, player)}${spec.regularizers.some(({ id }) => 'penalty' in entryOf('regularizers', id)) ? ' The penalty on the weights is added.' : ''}`;
    case 'backward':
      return quantities.some(({ of }) => of === 'parameter')
        ? `The chain rule passes the gradient back through ${title}: first to what the layer computed, then to its weights, whose gradient is a sum over all examples.`
        : `The chain rule passes the gradient back through ${title}, which has no weights, to the layer before it.`;
    case 'update': {
      const { id } = player === 'generator' ? spec.generatorOptimizer : spec.optimizer;
      return `${entryOf('optimizers', id).label} turns the gradient of each weight of ${title} into its new value.`;
    }
  }
}

function dataSentence(spec: ExperimentSpec, count: number): string {
  if (learnsByReward(spec)) {
    return 'The step begins with the state of the worlds and with random numbers. The agent acts from there, and learns from what it observes.';
  }
  if (isGame(dataOf(spec).task)) {
    return `The step reads ${count === 1 ? 'a real example' : `${count} real examples`}. The generator makes as many from noise.`;
  }
  return count === 1
    ? 'The step reads a single example: the inputs and the target.'
    : `The step reads a batch of ${count} examples: the inputs and the target of each.`;
}

function forwardSentence(spec: ExperimentSpec, index: number, title: string): string {
  const layer = spec.layers[index];
  const activation = layer ? layer.activation : spec.output;
  const applied = activation && activation.id !== 'linear' ? entryOf('activations', activation.id).label : null;
  if (layer === undefined || layer.id === 'dense') {
    const units = layer === undefined ? 'Each output unit' : `Each unit of ${title}`;
    return applied === null
      ? `${units} weighs its inputs and adds its bias.`
      : `${units} weighs its inputs, adds its bias, and applies ${applied}.`;
  }
  return `${title} computes its outputs from what it receives${applied === null ? '' : `, and applies ${applied}`}.`;
}

function lossSentence(spec: ExperimentSpec, count: number, player: StageView['player']): string {
  if (player === 'discriminator')
    return 'The loss measures how well the discriminator tells real examples from generated ones.';
  if (player === 'generator') return 'The loss measures how well the generated examples pass for real ones.';
  if (learnsByReward(spec))
    return 'The loss measures how the actions turned out: it is lower if the better ones become more probable.';
  return count === 1
    ? 'The loss measures how far the prediction is from the target.'
    : 'The loss measures how far the predictions are from the targets, as a mean over the batch.';
}

/** The formulas of the catalog that a stage applies, as TeX. */
export function stageFormulas({ kind, layer, player }: StageView, spec: ExperimentSpec): readonly string[] {
  const own = layer === null ? undefined : spec.layers[layer];
  const activation = own ? own.activation : layer === null ? null : spec.output;
  switch (kind) {
    case 'data':
      return [];
    case 'forward':
      return [
        (entryOf('layers', own?.id ?? 'dense') as LayerDef).tex,
        ...(activation ? [entryOf('activations', activation.id).tex] : []),
      ];
    case 'loss':
      if (learnsByReward(spec)) return [entryOf('methods', spec.method.id).tex];
      return [
        entryOf('losses', spec.loss.id).tex,
        ...spec.regularizers
          .filter(({ id }) => 'penalty' in entryOf('regularizers', id))
          .map(({ id }) => entryOf('regularizers', id).tex),
      ];
    case 'backward':
      return [CHAIN_RULE];
    case 'update': {
      const optimizer = player === 'generator' ? spec.generatorOptimizer : spec.optimizer;
      return [
        entryOf('optimizers', optimizer.id).tex,
        ...(spec.schedule.id === 'constant' ? [] : [entryOf('schedules', spec.schedule.id).tex]),
      ];
    }
  }
}

const CHAIN_RULE =
  '\\frac{\\partial \\mathcal{L}}{\\partial z} = \\frac{\\partial \\mathcal{L}}{\\partial a}\\, \\frac{\\partial a}{\\partial z}, \\qquad \\frac{\\partial \\mathcal{L}}{\\partial w} = \\sum_{n} \\frac{\\partial \\mathcal{L}}{\\partial z_n}\\, \\frac{\\partial z_n}{\\partial w}';

/** The optimizers whose running averages and corrections the graph computes in another order than their formulas. */
const REARRANGED: readonly string[] = ['rmsprop', 'adadelta', 'adam', 'adamw', 'nadam', 'amsgrad', 'lion'];

/**
 * Why an equation looks different from the formula beside it; null if it does not.
 * @param readsLogits whether it has logits in it
 */
export function stageRemark({ kind, player }: StageView, spec: ExperimentSpec, readsLogits: boolean): string | null {
  const { id } = player === 'generator' ? spec.generatorOptimizer : spec.optimizer;
  if (kind === 'update' && REARRANGED.includes(id)) {
    return 'The equation is the formula, rearranged so that it takes fewer operations. Both give the same number.';
  }
  return kind === 'loss' && readsLogits
    ? 'The engine computes the loss from the logits z instead of the predictions, so that nothing overflows. Both give the same number.'
    : null;
}

/** What a quantity is: "weights", "gradient of the loss with respect to the weights", "new weights". */
export function quantityWords(quantity: NamedView, spec: ExperimentSpec): string {
  const { kind } = quantity;
  const base = baseWords(quantity, spec);
  switch (kind) {
    case 'gradient':
      return `gradient with respect to the ${base}`;
    case 'changed':
      return `gradient with respect to the ${base}, as the optimizer receives it`;
    case 'next':
      return `new ${base}`;
    default:
      return base;
  }
}

function baseWords({ of, name, layer, player }: NamedView, spec: ExperimentSpec): string {
  const isOutput = layer === spec.layers.length;
  switch (of) {
    case 'slot': {
      const { id } = player === 'generator' ? spec.generatorOptimizer : spec.optimizer;
      const { slots } = entryOf('optimizers', id) as OptimizerDef;
      const slot = name.slice(name.lastIndexOf('/') + 1);
      return `${inSentence(slots[slot]?.label ?? slot)} of the ${name.includes('/bias') ? 'biases' : 'weights'}`;
    }
    case 'sum':
      return isOutput ? 'logits' : 'weighted sums';
    case 'output':
      return isOutput ? 'predictions' : 'outputs';
    case 'rate':
      return 'learning rate of this step';
    case 'number':
      return numberWords(name, spec);
    case 'loss':
      return 'loss';
    default:
      return localWords(name);
  }
}
