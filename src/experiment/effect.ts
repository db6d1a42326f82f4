import type { Effect } from '../catalog/entry.ts';
import type { Call, ExperimentSpec } from './experiment.ts';
import { keysOf } from './layer-keys.ts';
import { entryOf, idsOf, type Section } from './lookup.ts';
import { placesOf } from './places.ts';
import { print } from './print.ts';

const STRENGTH: readonly ('none' | Effect)[] = ['none', 'live', 'recompile', 'resample'];

/** Whether two experiments train in the same way: they differ at most in the provider and in what the pictures show. */
export function trainAlike(a: ExperimentSpec, b: ExperimentSpec): boolean {
  const training = (spec: ExperimentSpec) => print({ ...spec, provider: 'auto', plane: null });
  return training(a) === training(b);
}

/** The effect of changing one experiment into another on a run: the strongest effect of all differences. */
export function effectOf(before: ExperimentSpec, after: ExperimentSpec): 'none' | Effect {
  const keys = { before: keysOf(before.layers), after: keysOf(after.layers) };
  return strongest([
    when(
      before.seed !== after.seed ||
        before.replicas !== after.replicas ||
        JSON.stringify(before.sweep) !== JSON.stringify(after.sweep) ||
        before.features.join() !== after.features.join() ||
        before.split.train !== after.split.train ||
        before.split.validation !== after.split.validation ||
        before.split.test !== after.split.test ||
        JSON.stringify(before.fold) !== JSON.stringify(after.fold) ||
        before.table?.id !== after.table?.id ||
        before.target !== after.target,
      'resample',
    ),
    // Another table, or a table in place of a dataset, is caught above or by its id.
    before.table || after.table
      ? when(before.data.id !== after.data.id, 'resample')
      : ofCall('datasets', before.data, after.data, 'resample'),
    ofCall('imputers', before.missing, after.missing, 'resample'),
    ofCall('outliers', before.outliers, after.outliers, 'resample'),
    ofCall('scalers', before.scaler, after.scaler, 'resample'),
    ...ofChoices('augmentations', before.augmentations, after.augmentations, 'resample'),
    ofCall('initializers', before.initializer, after.initializer, 'resample'),
    ofCall('initializers', before.bias, after.bias, 'resample'),
    when(
      before.batch !== after.batch ||
        JSON.stringify(before.pins) !== JSON.stringify(after.pins) ||
        JSON.stringify(before.plane) !== JSON.stringify(after.plane) ||
        before.provider !== after.provider ||
        keys.before.join() !== keys.after.join(),
      'recompile',
    ),
    ofCall('activations', before.output, after.output, 'recompile'),
    ofCall('losses', before.loss, after.loss, 'recompile'),
    ofCall('optimizers', before.optimizer, after.optimizer, 'recompile'),
    ofCall('schedules', before.schedule, after.schedule, 'recompile'),
    ...ofChoices('regularizers', before.regularizers, after.regularizers, 'recompile'),
    ...after.layers.flatMap((layer, index) => {
      const was = before.layers[keys.before.indexOf(keys.after[index] as string)];
      if (was === undefined) return [];
      // A layer of another kind is entirely new, whichever initializer draws its weights.
      if (was.id !== layer.id) return ['recompile' as const];
      return [
        ofCall('layers', was, layer, 'recompile'),
        ofChoice('activations', was.activation, layer.activation, 'recompile'),
        ofChoice('initializers', was.initializer, layer.initializer, 'resample'),
        ofChoice('regularizers', was.penalty, layer.penalty, 'recompile'),
      ];
    }),
  ]);
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

/** @param other the effect of choosing another entry; the numbers of the same entry have their own */
function ofCall(section: Section, before: Call, after: Call, other: Effect): 'none' | Effect {
  if (before.id !== after.id) return other;
  const changed = Object.entries(entryOf(section, after.id).hyper).filter(
    ([name]) => before.args[name] !== after.args[name],
  );
  return strongest(changed.map(([, { effect }]) => effect));
}

/** Like `ofChoice`, for several entries of a section, each at most once. */
function ofChoices(section: Section, before: readonly Call[], after: readonly Call[], other: Effect) {
  return idsOf(section).map((id) => {
    const named = (one: Call) => one.id === id;
    return ofChoice(section, before.find(named), after.find(named), other);
  });
}

/** Like `ofCall`, for an entry that may be missing; adding or removing it counts as another choice. */
function ofChoice(
  section: Section,
  before: Call | null | undefined,
  after: Call | null | undefined,
  other: Effect,
): 'none' | Effect {
  if (before && after) return ofCall(section, before, after, other);
  return when(Boolean(before) !== Boolean(after), other);
}

function when(changed: boolean, effect: Effect): 'none' | Effect {
  return changed ? effect : 'none';
}

function strongest(effects: readonly ('none' | Effect)[]): 'none' | Effect {
  return STRENGTH.findLast((effect) => effects.includes(effect)) ?? 'none';
}
