/** What of a run goes on in an edited experiment. */
import type { Compiled } from '../compiler/compile.ts';
import type { State } from '../compiler/initial.ts';
import { pinState } from '../compiler/pins.ts';
import { compileMembers, initialStates, type Member, prepareMembers, stateOfMember } from '../compiler/replicas.ts';
import { type ExperimentSpec, print, variants } from '../spec/index.ts';
import type { ReadAsset } from '../spec/rows.ts';
import type { Moment } from './divergence.ts';
import type { Trainer } from './trainer.ts';

/** An experiment, ready to be trained. */
export interface Experiment {
  readonly spec: ExperimentSpec;
  /** The single experiments that it is made of, usually one. */
  readonly members: readonly Member[];
  readonly compiled: Compiled;
}

/** An experiment that is built anew, and the moment that it starts from. */
export interface Successor extends Moment {
  readonly experiment: Experiment;
  /** What a state of the run so far is for it; null where that fits no longer. */
  readonly adapt: ((state: State) => State) | null;
}

/**
 * Builds `spec`, from the data and the parameters of `before` where they fit.
 * @param restart whether it starts over, with data of its own
 */
export async function succeed(
  spec: ExperimentSpec,
  before: Experiment | null,
  trainer: Trainer | null,
  { restart, readAsset }: { readonly restart: boolean; readonly readAsset: ReadAsset },
): Promise<Successor> {
  const opened = before && trainer && (await openedReplica(spec, before, trainer));
  const inherited = opened === null ? before?.members : before?.members.slice(opened, opened + 1);
  const members =
    inherited && (opened !== null || !restart) ? withSpecs(inherited, spec) : await prepareMembers(spec, readAsset);
  const compiled = compileMembers(members);
  const experiment = { spec, members, compiled };
  const initial = initialStates(members, compiled);
  const goesOn = before && trainer && (opened !== null || (!restart && sameParameters(before.compiled, compiled)));
  if (!goesOn) return { experiment, state: initial, step: 0, adapt: null };

  const adapt = (state: State): State => {
    const own = opened === null ? state : stateOfMember(state, opened, before.members.length);
    const kept = new Map([...initial].map(([name, start]) => [name, own.get(name) ?? start]));
    return pinState(spec, compiled.parameters, kept);
  };
  return { experiment, state: adapt(await trainer.state()), step: trainer.step, adapt };
}

/** The same data under experiments that differ in nothing that they are drawn from. */
export function withSpecs(members: readonly Member[], spec: ExperimentSpec): Member[] {
  return variants(spec).map((variant, index) => ({ spec: variant, data: (members[index] as Member).data }));
}

/** The replica that `spec` asks to be looked at alone, to go on where it is; one that has diverged starts over. */
async function openedReplica(spec: ExperimentSpec, { members }: Experiment, trainer: Trainer): Promise<number | null> {
  if (members.length === 1) return null;
  const text = print(spec);
  const index = members.findIndex((member) => print(member.spec) === text);
  if (index < 0) return null;
  const scores = await trainer.evaluate(['train', 'validation'], index);
  return Number.isFinite(scores.get('train/loss')) ? index : null;
}

function sameParameters(a: Compiled, b: Compiled): boolean {
  const signature = ({ parameters }: Compiled) => parameters.map(({ name, shape }) => `${name} ${shape}`).join();
  return signature(a) === signature(b);
}
