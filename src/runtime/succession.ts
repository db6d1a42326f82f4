/** Decides which parts of a run continue in an edited experiment. */
import type { Compiled, State, StateTensor } from '../compiler/compiled.ts';
import { loadedStates } from '../compiler/loaded.ts';
import { pinState } from '../compiler/pins.ts';
import {
  compileMembers,
  initialStates,
  type Member,
  prepareMembers,
  replicatedShape,
  stateOfMember,
} from '../compiler/replicas.ts';
import { type ExperimentSpec, effectOf, keyOfLayer, keysOf, print, trainAlike, variants } from '../experiment/index.ts';
import type { ReadAsset } from '../experiment/rows.ts';
import { sizeOf } from '../math/shape.ts';
import type { KeptMoment, LoadedWeights } from './protocol.ts';
import { EVALUATED } from './series.ts';
import type { Snapshot } from './snapshots.ts';
import type { Trainer } from './trainer.ts';

/** An experiment, ready to be trained. */
export interface Experiment {
  readonly spec: ExperimentSpec;
  /** The single experiments that it consists of, usually one. */
  readonly members: readonly Member[];
  readonly compiled: Compiled;
}

/** A rebuilt experiment, and the moment from which it starts. */
export interface Successor extends Snapshot {
  readonly experiment: Experiment;
  /** Adapts a state of the run so far to it; null if that no longer fits. */
  readonly adapt: ((state: State) => State) | null;
  /** Whether it starts from the given moment. */
  readonly resumed: boolean;
}

/**
 * Builds `spec`, reusing the data and the parameters of `before` if they fit.
 * @param restart whether it starts over, with new data
 * @param moment the moment to start from instead, if it fits
 * @param weights to start from instead
 */
export async function succeed(
  spec: ExperimentSpec,
  before: Experiment | null,
  trainer: Trainer | null,
  {
    restart,
    readAsset,
    moment,
    weights = null,
  }: {
    readonly restart: boolean;
    readonly readAsset: ReadAsset;
    readonly moment: KeptMoment | null;
    readonly weights?: LoadedWeights | null;
  },
): Promise<Successor> {
  const opened = before && trainer && (await openedReplica(spec, before, trainer));
  const inherited = opened === null ? before?.members : before?.members.slice(opened, opened + 1);
  const members =
    inherited && (opened !== null || !restart) ? withSpecs(inherited, spec) : await prepareMembers(spec, readAsset);
  const compiled = compileMembers(members);
  const experiment = { spec, members, compiled };
  const initial = initialStates(members, compiled);
  const nameBefore = before && !restart ? inheritedNames(before, experiment) : null;
  const goesOn = before && trainer && (opened !== null || nameBefore !== null);
  const start = { experiment, adapt: null, memories: null, resumed: false };
  if (weights) return { ...start, state: loadedStates(members, compiled, weights), step: 0 };
  if (moment && fits(moment, experiment)) {
    const kept = new Map([...initial].map(([name, values]) => [name, likeOr(values, moment.state.get(name))]));
    const memories = trainAlike(moment.spec, spec) ? moment.memories : null;
    return { ...start, state: pinState(spec, compiled.parameters, kept), step: moment.step, memories, resumed: true };
  }
  if (!goesOn) return { ...start, state: initial, step: 0 };

  const adapt = (state: State): State => {
    const own = opened === null ? state : stateOfMember(state, opened, before.members.length);
    const inherited = (name: string) => own.get((nameBefore ? nameBefore.get(name) : name) ?? '');
    const kept = new Map([...initial].map(([name, start]) => [name, inherited(name) ?? start]));
    return pinState(spec, compiled.parameters, kept);
  };
  return { ...start, state: adapt(await trainer.state()), step: trainer.step, adapt };
}

/** The same data with new specs, which must not differ in any setting that determines the data. */
export function withSpecs(members: readonly Member[], spec: ExperimentSpec): Member[] {
  return variants(spec).map((variant, index) => ({ spec: variant, data: (members[index] as Member).data }));
}

/** The replica that `spec` continues as a single run; one that has diverged starts over. */
async function openedReplica(spec: ExperimentSpec, { members }: Experiment, trainer: Trainer): Promise<number | null> {
  if (members.length === 1) return null;
  const text = print(spec);
  const index = members.findIndex((member) => print(member.spec) === text);
  if (index < 0) return null;
  const scores = await trainer.evaluation.of(EVALUATED, index);
  return Number.isFinite(scores.get('train/loss')) ? index : null;
}

/**
 * The tensors of `after` that continue from those of `before`, which may have other names: those of the same layer with
 * the same shape. If layers have been added, removed or moved, those that remain continue; if a shape has changed in
 * another way, or no layer remains, nothing does.
 * @returns the names in `before` by those in `after`; null if the run starts over
 */
function inheritedNames(before: Experiment, after: Experiment): ReadonlyMap<string, string> | null {
  const known = new Map(before.compiled.state.map((tensor) => [identityOf(before, tensor), tensor.name]));
  const inherited = new Map<string, string>();
  for (const tensor of after.compiled.state) {
    const name = known.get(identityOf(after, tensor));
    if (name !== undefined) inherited.set(tensor.name, name);
  }
  const { parameters } = after.compiled;
  const continued = parameters.filter(({ name }) => inherited.has(name));
  const all = continued.length === parameters.length && parameters.length === before.compiled.parameters.length;
  const [keysBefore, keysAfter] = [keysOf(before.spec.layers), keysOf(after.spec.layers)];
  const rearranged = keysBefore.join() !== keysAfter.join() && keysAfter.some((key) => keysBefore.includes(key));
  return all || (rearranged && continued.some(({ role }) => role === 'weight')) ? inherited : null;
}

/** What a tensor has in common with its successor in another arrangement of the layers: layer, name there, and shape. */
function identityOf({ spec, compiled }: Experiment, { name, layer, shape }: StateTensor): string {
  return `${keyOfLayer(spec.layers, layer)}${name.slice(compiled.layers[layer]?.name.length)} ${shape}`;
}

/** Whether a moment of the same data has a value for every parameter. */
function fits({ spec, state }: KeptMoment, { spec: next, compiled }: Experiment): boolean {
  if (effectOf(spec, next) === 'resample') return false;
  return compiled.parameters.every(
    ({ name, shape }) => state.get(name)?.length === sizeOf(replicatedShape(shape, compiled.replicas)),
  );
}

function likeOr(values: Float32Array, kept: Float32Array | undefined): Float32Array {
  return kept?.length === values.length ? kept : values;
}
