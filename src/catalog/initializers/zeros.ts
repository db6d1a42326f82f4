import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const zeros: InitializerDef = {
  label: 'Zeros',
  tex: 'W_{ij} = 0',
  text: 'The usual start for biases: they need no variety, because the weights already tell the units apart. For weights it is here to show why it does not work: all units of a layer compute the same value and receive the same gradient, so they stay copies of each other for ever, and a layer of a hundred units can do no more than a layer of one. With ReLU or tanh in hidden layers it is worse still: the signal is zero everywhere and the weights do not change at all, so only the bias of the output learns. Random numbers break this symmetry. A network without hidden layers has no such symmetry and trains well from zero.',
  reference: {
    authors: 'D. E. Rumelhart, G. E. Hinton, R. J. Williams',
    year: 1986,
    title: 'Learning representations by back-propagating errors',
    url: 'https://doi.org/10.1038/323533a0',
  },
  hyper: {},
  aliases: ['zero'],
  places: ['weight', 'bias'],
  variance: () => 0,
  draw: (site) => elementwise(site, () => 0),
};
