import type { Effect } from '../catalog/entry.ts';
import type { ExperimentSpec } from './experiment.ts';
import { allFields, fields } from './fields/index.ts';
import { entryOf } from './lookup.ts';
import { placesOf } from './places.ts';
import { print } from './print.ts';
import { type Strength, strongest } from './strength.ts';

/** Whether two experiments train in the same way: they differ at most in the provider and in what the pictures show. */
export function trainAlike(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return print(training(a)) === print(training(b));
}

/** The experiment with defaults in place of what changes nothing about the training. */
function training(spec: ExperimentSpec): ExperimentSpec {
  let next = spec;
  for (const field of allFields) if (field.trainsAlike) next = { ...next, ...field.standard(spec) };
  return next;
}

/** The effect of changing one experiment into another on a run: the strongest effect of all differences. */
export function effectOf(before: ExperimentSpec, after: ExperimentSpec): Strength {
  return strongest(allFields.map((field) => field.effect(before, after)));
}

/** The effect of choosing another value of a field on a run; the numbers of an entry have their own. */
export function effectOfChoosing(name: keyof ExperimentSpec): Effect {
  return fields[name].choosing;
}

/**
 * Every number that a run adopts without being rebuilt, by the name of its graph input.
 *
 * - `opt/lr`, `loss/delta`, `output/alpha`
 * - `reg/l2/rate`: a regularizer of the experiment
 * - `dropout2/rate`, `dense1/alpha`: of a layer or of its activation; no layer shares such a name with an activation
 * - `dense1/reg/rate`: the layer's own penalty
 *
 * Schedules (`schedule/…`) and regularizers that decide when to stop are evaluated outside the graph, which has no such
 * inputs.
 */
export function liveValues(spec: ExperimentSpec): Record<string, number> {
  return Object.fromEntries(
    placesOf(spec).flatMap(({ path, section, call: { id, args } }) =>
      Object.entries(entryOf(section, id).hyper)
        .filter(([, { effect }]) => effect === 'live')
        .map(([name, { default: standard }]) => [`${path}/${name}`, args[name] ?? standard]),
    ),
  );
}
