import type { OptimizerDef } from '../../../catalog/optimizers/definition.ts';
import { learnsByReward } from '../../../experiment/agent.ts';
import { type ExperimentSpec, entryOf, layerTitles } from '../../../experiment/index.ts';
import { inSentence } from '../../../experiment/places.ts';
import type { NamedView, StageView } from '../../../runtime/protocol.ts';

/** The titles of the layers, the output last. */
export function titlesOf({ layers }: Pick<ExperimentSpec, 'layers'>): readonly string[] {
  return [...layerTitles(layers), 'Output'];
}

const PLAYERS = { discriminator: 'discriminator', generator: 'generator' } as const;

/** A short title: "Hidden 1", "Gradient: Hidden 1". */
export function stageTitle({ kind, layer, player }: StageView, titles: readonly string[]): string {
  const title = layer === null ? '' : (titles[layer] ?? 'Output');
  const of = player === null ? '' : ` of the ${PLAYERS[player]}`;
  switch (kind) {
    case 'data':
      return 'Data';
    case 'forward':
      return title;
    case 'loss':
      return `Loss${of}`;
    case 'backward':
      return `Gradient: ${title}`;
    case 'update':
      return `Update: ${title}`;
  }
}

/** What happens in a stage. @param count the number of examples in the batch */
export function stageSentence(stage: StageView, spec: ExperimentSpec, count: number): string {
  const { kind, layer, player } = stage;
  const title = layer === null ? '' : (titlesOf(spec)[layer] ?? 'Output');
  const optimizer = player === 'generator' ? spec.generatorOptimizer : spec.optimizer;
  switch (kind) {
    case 'data':
      if (learnsByReward(spec)) return 'The agent has acted in its worlds. It learns from what it observed there.';
      return count === 1
        ? 'The step reads a single example: the inputs and the target.'
        : `The step reads a batch of ${count} examples: the inputs and the target of each.`;
    case 'forward':
      return forwardSentence(spec, layer ?? 0, title);
    case 'loss':
      return count === 1
        ? 'The loss measures how far the prediction is from the target.'
        : 'The loss measures how far the predictions are from the targets, as a mean over the batch.';
    case 'backward':
      return `The chain rule passes the gradient back through ${title}: first to what the layer computed, then to its weights, whose gradient is a sum over all examples.`;
    case 'update':
      return `${entryOf('optimizers', optimizer.id).label} turns the gradient of each weight of ${title} into its new value.`;
  }
}

function forwardSentence(spec: ExperimentSpec, index: number, title: string): string {
  const layer = spec.layers[index];
  const activation = layer ? layer.activation : spec.output;
  const applied = activation ? `, and applies ${entryOf('activations', activation.id).label}` : '';
  const isDense = layer === undefined || layer.id === 'dense';
  return isDense
    ? `Each unit of ${title} weighs its inputs, adds its bias${applied}.`
    : `${title} computes its outputs from those of the layer before it${applied === '' ? '' : ` ${applied.slice(2)}`}.`;
}

/** The formulas of the catalog that a stage applies, as TeX. */
export function stageFormulas({ kind, layer, player }: StageView, spec: ExperimentSpec): readonly string[] {
  const own = layer === null ? undefined : spec.layers[layer];
  const activation = own ? own.activation : layer === null ? null : spec.output;
  const optimizer = player === 'generator' ? spec.generatorOptimizer : spec.optimizer;
  switch (kind) {
    case 'data':
      return [];
    case 'forward':
      return [
        entryOf('layers', own?.id ?? 'dense').tex,
        ...(activation ? [entryOf('activations', activation.id).tex] : []),
      ];
    case 'loss':
      return [
        entryOf('losses', spec.loss.id).tex,
        ...spec.regularizers
          .filter(({ id }) => 'penalty' in entryOf('regularizers', id))
          .map(({ id }) => entryOf('regularizers', id).tex),
      ];
    case 'backward':
      return [
        '\\frac{\\partial \\mathcal{L}}{\\partial z} = \\frac{\\partial \\mathcal{L}}{\\partial a}\\, \\frac{\\partial a}{\\partial z}, \\qquad \\frac{\\partial \\mathcal{L}}{\\partial w} = \\sum_{n} \\frac{\\partial \\mathcal{L}}{\\partial z_n}\\, \\frac{\\partial z_n}{\\partial w}',
      ];
    case 'update':
      return [
        entryOf('optimizers', optimizer.id).tex,
        ...(spec.schedule.id === 'constant' ? [] : [entryOf('schedules', spec.schedule.id).tex]),
      ];
  }
}

const GIVEN: Readonly<Record<string, string>> = { x: 'inputs', y: 'targets' };
const PARAMETERS: Readonly<Record<string, string>> = {
  weight: 'weights',
  bias: 'biases',
  weight_ih: 'weights of the inputs',
  weight_hh: 'weights of the state',
};

/** What a quantity is: "weights", "gradient by the weights", "new weights". */
export function quantityWords(quantity: NamedView, spec: ExperimentSpec): string {
  const { kind, of, name, layer } = quantity;
  const local = name.slice(name.indexOf('/') + 1);
  const isOutput = layer === spec.layers.length;
  const base = (): string => {
    switch (of) {
      case 'parameter':
        return PARAMETERS[local] ?? local.replaceAll('_', ' ');
      case 'slot':
        return slotWords(quantity, spec);
      case 'sum':
        return isOutput ? 'logits' : 'weighted sums';
      case 'output':
        return isOutput ? 'predictions' : 'outputs';
      case 'inside':
        return local.replaceAll('_', ' ');
      case 'rate':
        return 'learning rate of this step';
      case 'given':
        return GIVEN[name] ?? local.replaceAll('_', ' ');
      case 'number':
        return local.replaceAll('_', ' ');
      default:
        return 'loss';
    }
  };
  switch (kind) {
    case 'gradient':
      return `gradient by the ${base()}`;
    case 'changed':
      return `gradient by the ${base()}, as the optimizer receives it`;
    case 'next':
      return `new ${base()}`;
    default:
      return base();
  }
}

function slotWords({ name, player }: NamedView, spec: ExperimentSpec): string {
  const optimizer = player === 'generator' ? spec.generatorOptimizer : spec.optimizer;
  const { slots } = entryOf('optimizers', optimizer.id) as OptimizerDef;
  const slot = name.slice(name.lastIndexOf('/') + 1);
  const of = name.includes('/bias/') ? 'biases' : 'weights';
  return `${inSentence(slots[slot]?.label ?? slot)} of the ${of}`;
}
