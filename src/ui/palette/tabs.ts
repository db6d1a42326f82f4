import { dataOf, type ExperimentSpec } from '../../experiment/index.ts';
import type { TabId } from '../inspect/openTab.ts';
import { IS_ABOUT, TAB_LIST } from '../inspect/tabs.ts';
import type { Command } from './command.ts';
import { leadTo } from './places.ts';

/** A sentence on each tab of the inspector. */
const EXPLAINED: Readonly<Record<TabId, string>> = {
  formulas: 'The formulas of this network, its loss and its optimizer.',
  notes: 'What the concepts of deep learning mean, each with an experiment.',
  step: 'One training step on one example, number by number.',
  preparation: 'The data before and after scaling, encoding and filling in.',
  distributions: 'Histograms of weights, activations, gradients and updates.',
  gradients: 'The size of the gradients and the updates of each layer, step by step.',
  images: 'What filters and units see in images.',
  time: 'The network unrolled over the steps of a sequence, and the gradient through time.',
  attention: 'Which tokens each head attends to.',
  generate: 'Text and forecasts that the network continues.',
  code: 'The codes of an autoencoder, and what it makes of them.',
  episode: 'What the agent sees, expects and does, move by move.',
  game: 'How well the generator and the discriminator play.',
  landscape: 'The loss around the current weights.',
  evaluation: 'Metrics, the confusion matrix and the largest errors.',
  runs: 'The settings and results of all saved runs.',
  program: 'The graph of operations of a training step, and that of the exported ONNX file.',
};

/** Commands that open the tabs that are about the present data. */
export function tabCommands(spec: ExperimentSpec): readonly Command[] {
  const data = dataOf(spec);
  return TAB_LIST.filter(([, { about }]) => !about || IS_ABOUT[about](data)).map(([tab, { title }]) => ({
    group: 'Tabs',
    ...leadTo({ title: `Tab: ${title}`, explain: EXPLAINED[tab], place: { tab } }),
  }));
}
