import type { RemedyId, RemedyWish } from '../../catalog/diagnoses/definition.ts';
import type { ExperimentSpec } from '../experiment.ts';
import { fit_on_training, remove_feature, standardize } from './data.ts';
import type { Offer, RemedyDef } from './definition.ts';
import { fewer_discriminator_steps, non_saturating, wasserstein } from './games.ts';
import {
  fitting_initializer,
  hidden_layer,
  hide_later_steps,
  leaky_relu,
  less_dropout,
  lstm,
  normalize_batches,
  relu,
  usual_output,
  wider_network,
} from './layers.ts';
import { tenfold_rate, tenth_of_generator_rate, tenth_of_rate } from './rates.ts';
import { clip_norm, explore_more, l2, larger_batch, less_penalty, random_start } from './training.ts';

/** The remedies that diagnoses name. */
const REMEDIES: Readonly<Record<RemedyId, RemedyDef>> = {
  tenth_of_rate,
  tenfold_rate,
  tenth_of_generator_rate,
  clip_norm,
  random_start,
  fitting_initializer,
  less_penalty,
  less_dropout,
  standardize,
  leaky_relu,
  relu,
  l2,
  wider_network,
  larger_batch,
  hide_later_steps,
  non_saturating,
  wasserstein,
  fewer_discriminator_steps,
  explore_more,
  hidden_layer,
  lstm,
  normalize_batches,
  usual_output,
  remove_feature,
  fit_on_training,
};

/** A remedy that is offered for an experiment. */
export interface Remedy extends Offer {
  readonly id: RemedyId;
}

/** The first few of some remedies that an experiment allows, each once. */
export function remediesFor(spec: ExperimentSpec, wanted: readonly RemedyWish[], most = 2): readonly Remedy[] {
  const offers = [...new Set(wanted)].flatMap((wish) => {
    const { id, column } = typeof wish === 'string' ? { id: wish, column: '' } : wish;
    const offer = REMEDIES[id](spec, column);
    return offer ? [{ id, ...offer }] : [];
  });
  return offers.slice(0, most);
}
