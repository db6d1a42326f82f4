import { call } from '../call.ts';
import { hasGenerator } from '../two-networks.ts';
import type { RemedyDef } from './definition.ts';

/** For the loss whose gradient vanishes where the discriminator is certain. */
export const non_saturating: RemedyDef = ({ loss }) =>
  loss.id === 'minimax'
    ? {
        label: 'Try the non-saturating loss',
        as: 'the non-saturating loss, whose gradient is largest where the discriminator rejects an example',
        change: { loss: call('losses', 'non_saturating') },
      }
    : null;

/** For losses that are based on probabilities. */
export const wasserstein: RemedyDef = (spec) =>
  hasGenerator(spec) && !spec.loss.id.startsWith('wasserstein')
    ? {
        label: 'Try the Wasserstein loss',
        as: 'the Wasserstein loss with a gradient penalty, whose gradient does not vanish',
        // It scores examples instead of giving probabilities.
        change: { loss: call('losses', 'wasserstein_penalty'), output: call('activations', 'linear') },
      }
    : null;

/** For a discriminator that makes several steps for each of the generator, and learns too much in between. */
export const fewer_discriminator_steps: RemedyDef = ({ discriminatorSteps }) =>
  discriminatorSteps > 1
    ? {
        label: 'Try one step of the discriminator at a time',
        as: 'one step of the discriminator for each of the generator',
        change: { discriminatorSteps: 1 },
      }
    : null;
