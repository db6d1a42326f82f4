import type { RegularizerDef } from './definition.ts';

const BEST = 0;

export const earlyStopping: RegularizerDef<'patience' | 'min_delta' | 'restore'> = {
  label: 'Early stopping',
  tex: '\\text{stop once } \\min_{k < p} \\mathcal{L}_{e - k} \\ge \\mathcal{L}^{*} - \\delta',
  text: 'Takes the validation loss after every epoch and ends the run when it has not improved for a while, then goes back to the parameters with the lowest one. A network fits the pattern first and the noise later, so stopping in between works like a limit on its size, and costs less time instead of more. Patience is how many epochs without improvement to bear: too little and the run ends in a plateau or at a random bump, too much and it only wastes time, because the best parameters are kept anyway. It needs a validation part large enough for a trustworthy loss; having steered by that, report quality on the test part.',
  differs:
    'As EarlyStopping in Keras, except that the untrained network counts as epoch 0, that the lowest loss is restored even if it was lower by less than the minimum change, and that restoring is the default (Keras: restore_best_weights=False, patience 0). PyTorch has none built in.',
  reference: {
    authors: 'L. Prechelt',
    year: 1998,
    title: 'Early Stopping – But When?',
    url: 'https://doi.org/10.1007/3-540-49430-8_3',
  },
  hyper: {
    patience: {
      label: 'Patience',
      tex: 'p',
      default: 10,
      min: 1,
      max: 1000,
      scale: 'log',
      integer: true,
      unit: 'epochs',
      effect: 'live',
      explain: 'Higher waits longer for an improvement before the run ends.',
    },
    min_delta: {
      label: 'Minimum change',
      tex: '\\delta',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      unit: 'loss',
      effect: 'live',
      explain: 'Higher asks for a larger drop of the loss before it counts as an improvement, so the run ends sooner.',
    },
    restore: {
      label: 'Parameters kept',
      tex: '\\theta',
      default: BEST,
      min: 0,
      max: 1,
      scale: 'linear',
      integer: true,
      options: ['best', 'last'],
      effect: 'live',
      explain: 'Goes back to the epoch with the lowest validation loss, or stays with the last one.',
    },
  },
  aliases: ['earlystopping'],
  stop(losses, { patience, min_delta: minDelta, restore }) {
    let reference = Number.POSITIVE_INFINITY;
    let improved = 0;
    let lowest = Number.POSITIVE_INFINITY;
    let best: number | null = null;
    for (const [epoch, loss] of losses.entries()) {
      if (loss < reference - minDelta) {
        reference = loss;
        improved = epoch;
      }
      if (loss < lowest) {
        lowest = loss;
        best = epoch;
      }
    }
    const last = losses.length - 1;
    if (last - improved < patience) return null;
    const drop = minDelta > 0 ? `by more than ${minDelta}` : 'further';
    const where = best === null ? '' : `; its lowest, ${Number(lowest.toPrecision(4))}, came after epoch ${best}`;
    return {
      reason: `The validation loss has not fallen ${drop} for ${patience} ${patience === 1 ? 'epoch' : 'epochs'}${where}.`,
      restore: restore === BEST && best !== last ? best : null,
    };
  },
};
