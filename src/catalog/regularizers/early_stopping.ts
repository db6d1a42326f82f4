import type { RegularizerDef } from './definition.ts';

/** Value of `restore`. */
const BEST = 0;
/** The value of an epoch that has not happened yet. */
const NONE = -1;

export const earlyStopping: RegularizerDef<'patience' | 'min_delta' | 'restore'> = {
  label: 'Early stopping',
  tex: '\\text{stop once } \\min_{k < p} \\mathcal{L}_{e - k} \\ge \\mathcal{L}^{*} - \\delta',
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
      explain: 'A higher value waits longer for an improvement before the run ends.',
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
      explain: 'At a higher value the loss has to fall further to count as an improvement, so the run ends sooner.',
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
      explain: 'Go back to the epoch with the lowest validation loss, or keep the last one.',
    },
  },
  aliases: ['earlystopping'],
  stop: {
    // `reference` is the loss to beat, by more than the minimum change; `lowest` may be a little lower.
    start: {
      losses: 0,
      reference: Number.POSITIVE_INFINITY,
      improved: 0,
      lowest: Number.POSITIVE_INFINITY,
      best: NONE,
    },
    next({ losses = 0, reference = 0, improved = 0, lowest = 0, best = NONE }, loss, { min_delta: minDelta }) {
      const epoch = losses;
      const improves = loss < reference - minDelta;
      const isLowest = loss < lowest;
      return {
        losses: losses + 1,
        reference: improves ? loss : reference,
        improved: improves ? epoch : improved,
        lowest: isLowest ? loss : lowest,
        best: isLowest ? epoch : best,
      };
    },
    verdict({ losses = 0, improved = 0, lowest = 0, best = NONE }, { patience, min_delta: minDelta, restore }) {
      const last = losses - 1;
      if (last - improved < patience) return null;
      const drop = minDelta > 0 ? `by more than ${minDelta}` : 'further';
      const where = best === NONE ? '' : `; its lowest, ${Number(lowest.toPrecision(4))}, came after epoch ${best}`;
      return {
        reason: `The validation loss has not fallen ${drop} for ${patience} ${patience === 1 ? 'epoch' : 'epochs'}${where}.`,
        restore: restore === BEST && best !== last && best !== NONE,
      };
    },
    // The patience starts again, but the lowest loss is still the one to beat.
    resume: (memory) => ({ ...memory, improved: (memory.losses ?? 0) - 1 }),
  },
};
