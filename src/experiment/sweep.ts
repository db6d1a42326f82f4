import type { Hyperparameter } from '../catalog/entry.ts';
import { dataOf } from './data.ts';
import type { Call, ExperimentSpec, Sweep } from './experiment.ts';
import { SEED } from './fields/seed.ts';
import { entryOf } from './lookup.ts';
import { labelOf, type Place, placesOf } from './places.ts';
import { spaced } from './spacing.ts';

/** A number in which the replicas of an experiment can differ. */
export interface Sweepable {
  /**
   * Its name in the text: `lr`, `seed`, `elastic_net_l1`; only `l2`, `dropout2` or `init` if its place has no other
   * number.
   */
  readonly id: string;
  /** The label for people: "learning rate", "L2 penalty rate", "dropout2 rate". */
  readonly label: string;
  readonly setting: Pick<Hyperparameter, 'default' | 'min' | 'max' | 'scale' | 'integer' | 'unit'>;
  /** The entry that it belongs to, and its name there; null for the seed and the fold. */
  readonly of: { readonly call: Call; readonly argument: string } | null;
  /** Its value in the experiment. */
  readonly value: number;
  /** The experiment with another value. */
  set(value: number): ExperimentSpec;
}

/** A sweepable number with its full name, which does not depend on whether its place has other numbers: `l2_lambda`. */
interface Named extends Sweepable {
  readonly fullName: string;
}

/** Every number of the experiment that can be swept: the seed, the fold that validates, the learning rate and the rest. */
export function sweepables(spec: ExperimentSpec): readonly Sweepable[] {
  return namedSweepables(spec);
}

/** The sweepable number with this short name, full name or label (`momentum`); undefined if the experiment has none. */
export function sweepableOf(spec: ExperimentSpec, name: string): Sweepable | undefined {
  const numbers = namedSweepables(spec);
  const spelled = name.replaceAll('_', ' ');
  return (
    numbers.find(({ id, fullName }) => name === id || name === fullName) ??
    numbers.find(({ label }) => label.toLowerCase() === spelled)
  );
}

/** The number that is swept; null if the replicas, if any, differ in their seed. */
export function sweptNumber(spec: ExperimentSpec): Sweepable | null {
  return spec.sweep && swept(spec, spec.sweep);
}

/** The values of the swept number, one for each replica; the seeds if none is swept. */
export function sweptValues(spec: ExperimentSpec): readonly number[] {
  const { seed, replicas, sweep } = spec;
  if (sweep !== null) return spaced(swept(spec, sweep).setting, sweep.from, sweep.to, replicas);
  // The seeds start again at 0 after the largest.
  return Array.from({ length: replicas }, (_, replica) => (seed + replica) % (SEED.max + 1));
}

/** The replicas as single experiments, in order; a single run gives an equal one. */
export function variants(spec: ExperimentSpec): readonly ExperimentSpec[] {
  const single: ExperimentSpec = { ...spec, replicas: 1, sweep: null };
  const number = spec.sweep === null ? ofSeed(single) : swept(single, spec.sweep);
  return sweptValues(spec).map((value) => number.set(value));
}

function swept(spec: ExperimentSpec, { of }: Sweep): Sweepable {
  const number = sweepableOf(spec, of);
  if (number === undefined) throw new Error(`the experiment has no number "${of}" to sweep`);
  return number;
}

function namedSweepables(spec: ExperimentSpec): readonly Named[] {
  const numbers = placesOf(spec).flatMap((place) =>
    numbersOf(place).map((number) => ({ ...number, place: place.name, says: place.section !== 'datasets' })),
  );
  return [
    ofSeed(spec),
    ...ofFold(spec),
    ...numbers.map(({ place, says, ...number }) => {
      // That it is a number of the world says too little.
      const alone = says && place !== '' && numbers.filter((other) => other.place === place).length === 1;
      return { ...number, id: alone ? place : number.fullName };
    }),
  ];
}

function ofSeed(spec: ExperimentSpec): Named {
  return {
    id: 'seed',
    fullName: 'seed',
    label: 'seed',
    of: null,
    setting: { ...SEED, scale: 'linear' },
    value: spec.seed,
    set: (seed) => ({ ...spec, seed }),
  };
}

/**
 * The fold that validates; empty without cross-validation. Folds of a series do not train side by side: two at its ends
 * have more windows in the training part than one in the middle, which divides it.
 */
function ofFold(spec: ExperimentSpec): readonly Named[] {
  const { fold } = spec;
  if (fold === null || dataOf(spec).series !== null) return [];
  return [
    {
      id: 'fold',
      fullName: 'fold',
      label: 'fold',
      of: null,
      setting: { default: 1, min: 1, max: fold.of, integer: true, scale: 'linear' },
      value: fold.index,
      set: (index) => ({ ...spec, fold: { ...fold, index } }),
    },
  ];
}

/** The numbers of an entry that change neither shapes nor the graph. */
function numbersOf(place: Place): readonly Omit<Named, 'id'>[] {
  const { name: at, section, call } = place;
  return (
    Object.entries(entryOf(section, call.id).hyper)
      .filter(([, { effect, options }]) => effect !== 'recompile' && options === undefined)
      // The size of a world determines the shape of the graph.
      .filter(([, { effect }]) => section !== 'datasets' || effect === 'live')
      .map(([name, setting]) => ({
        fullName: at === '' ? name : `${at}_${name}`,
        label: labelOf(place.label, setting.label),
        setting,
        of: { call, argument: name },
        value: call.args[name] ?? setting.default,
        set: (value) => place.set({ ...call.args, [name]: value }),
      }))
  );
}
