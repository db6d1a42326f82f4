import { type ExperimentSpec, MAX_MOMENT } from '../experiment/index.ts';
import { deflated, inflated } from '../packing/deflated.ts';
import type { KeptMoment, ReplicaMemory } from '../runtime/protocol.ts';
import { recordOf, SERIES, type SeriesId } from '../runtime/series.ts';
import { isRecord } from '../table/is-record.ts';
import type { Problem } from '../table/problem.ts';
import { emptyHistory, type History } from './history.ts';
import { readNumbers, writeNumbers } from './number-planes.ts';
import type { Curves } from './run.ts';
import { thinned } from './thin-history.ts';
import { emptyTrail } from './trail.ts';

/**
 * A packed moment is "~", a digit (the version) and base64url of deflated bytes: a `Header` as JSON, a line break, and
 * the planes of all numbers that the header announces.
 */
const VERSION = '~1';
/** The maximum size of an expanded moment, in bytes. */
const MOST_INFLATED = 2_000_000;
/** The maximum number of points in the curves of a link. */
const MOST_POINTS = 200;
const LONGEST_REASON = 300;
/** No run gets so far. */
const MOST_STEPS = 1e12;
const LINE_BREAK = 10;

type State = KeptMoment['state'];
type Sizes = readonly (readonly [name: string, length: number])[];

interface Header {
  readonly step: number;
  readonly editedAt: number | null;
  readonly state: Sizes;
  readonly memories: readonly Remembered[] | null;
  readonly curves: {
    readonly step: readonly number[];
    readonly series: readonly SeriesId[];
    /** The number of replicas with losses of their own; 0 for a single run. */
    readonly replicas: number;
  } | null;
}

/** The memory of a replica; its states follow as numbers. */
interface Remembered {
  readonly log: ReplicaMemory['log'];
  readonly best: boolean;
  readonly left: boolean;
  readonly stopped: string | null;
}

/** What a link says about a run besides its experiment. */
export interface UnpackedMoment {
  readonly moment: KeptMoment;
  readonly curves: Curves;
}

/**
 * The moment as text for a link (A–Z, a–z, 0–9, ~, - and _); null if it would be too long.
 * @param curves the curves up to the moment; null to leave them out
 */
export function packMoment(moment: KeptMoment, curves: Pick<Curves, 'history' | 'editedAt'> | null): string | null {
  const { step, state, memories } = moment;
  const history = curves && thinned(curves.history, MOST_POINTS, step);
  const replicas = history ? replicasIn(history) : 0;
  const series = history ? SERIES.filter((id) => history.values[id].some((value) => !Number.isNaN(value))) : [];
  const header: Header = {
    step,
    editedAt: curves?.editedAt ?? null,
    state: sizesOf(state),
    memories:
      memories?.map(({ log, best, left, stopped }) => ({ log, best: best !== null, left: left !== null, stopped })) ??
      null,
    curves: history && { step: history.step, series, replicas },
  };
  const numbers = [
    ...state.values(),
    ...(memories ?? []).flatMap(({ best, left }) => [...inOrder(state, best), ...inOrder(state, left)]),
    ...(history ? [history.epoch, history.seconds, ...series.map((id) => history.values[id])] : []),
    ...(history && replicas > 0
      ? [...history.replicaLosses, ...history.replicaTrainLosses].map((some) => some ?? [])
      : []),
  ];
  const bytes = joined(new TextEncoder().encode(`${JSON.stringify(header, finiteOnly)}\n`), writeNumbers(numbers));
  if (bytes.length > MOST_INFLATED) return null;
  const text = VERSION + deflated(bytes);
  return text.length > MAX_MOMENT ? null : text;
}

/** Reads the output of `packMoment` for this experiment. Any other text gives a problem with a sentence about it. */
export function unpackMoment(text: string, spec: ExperimentSpec): UnpackedMoment | Problem {
  if (text.length > MAX_MOMENT) return damaged('they are longer than any that this page writes');
  if (!text.startsWith(VERSION)) return damaged('they are in a form that this page does not know');
  try {
    const bytes = inflated(text.slice(VERSION.length), MOST_INFLATED);
    const end = bytes?.indexOf(LINE_BREAK) ?? -1;
    if (!bytes || end < 0) return damaged('they break off or were changed');
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end)));
    if (!isHeader(header)) return damaged('they do not say what they are');
    const read = takeFrom(readNumbers(bytes.subarray(end + 1)));
    const { step, state: sizes, memories, curves, editedAt } = header;
    const state = read.state(sizes, 1);
    if (![...state.values()].every((values) => values.every(Number.isFinite))) return damaged('some are not finite');
    const moment: KeptMoment = {
      spec: spec.table ? { ...spec, table: { ...spec.table, values: [] } } : spec,
      step,
      state,
      memories:
        memories?.map(({ log, best, left, stopped }) => ({
          log: { ...log, memory: withInfinities(log.memory) },
          best: best ? read.state(sizes, memories.length) : null,
          left: left ? read.state(sizes, memories.length) : null,
          stopped,
        })) ?? null,
      beginning: null,
    };
    const history = curves ? readHistory(curves, read.next) : emptyHistory;
    if (!read.isOver()) return damaged('their end is missing');
    return { moment, curves: { history, trail: emptyTrail, initial: null, moments: {}, editedAt } };
  } catch {
    return damaged('they break off or were changed');
  }
}

function damaged(what: string): Problem {
  return {
    message: `The trained weights in this link cannot be used, because ${what}. The experiment opens untrained.`,
  };
}

function readHistory(
  { step, series, replicas }: NonNullable<Header['curves']>,
  next: (length: number) => Float32Array,
): History {
  const count = step.length;
  const [epoch, seconds] = [[...next(count)], [...next(count)]];
  const known = new Map(series.map((id) => [id, [...next(count)]]));
  const unknown = step.map(() => Number.NaN);
  const losses = () => step.map(() => (replicas > 0 ? next(replicas) : null));
  return {
    step,
    epoch,
    seconds,
    values: recordOf(SERIES, (id) => known.get(id) ?? unknown),
    replicaLosses: losses(),
    replicaTrainLosses: losses(),
  };
}

/** The number of replicas, if every point of a history has their losses; otherwise 0. */
function replicasIn({ replicaLosses, replicaTrainLosses }: History): number {
  const count = replicaLosses[0]?.length ?? 0;
  const complete = [...replicaLosses, ...replicaTrainLosses].every((some) => some?.length === count);
  return complete ? count : 0;
}

function sizesOf(state: State): Sizes {
  return [...state].map(([name, { length }]) => [name, length]);
}

/** The tensors of a state in the order of another one. */
function inOrder(of: State, state: State | null): Float32Array[] {
  return state ? [...of.keys()].map((name) => state.get(name) ?? new Float32Array()) : [];
}

/** Hands out numbers, one array after the other. @throws RangeError at their end */
function takeFrom(numbers: Float32Array) {
  let at = 0;
  function next(length: number): Float32Array {
    if (at + length > numbers.length) throw new RangeError('the numbers are over');
    at += length;
    return numbers.slice(at - length, at);
  }
  return {
    next,
    /** A state, or the share of one of `parts` replicas. */
    state(sizes: Sizes, parts: number): State {
      return new Map(sizes.map(([name, length]) => [name, next(length / parts)]));
    },
    isOver: () => at === numbers.length,
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

/** JSON has no infinite numbers. */
function finiteOnly(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function withInfinities<T>(value: T): T {
  if (value === 'Infinity' || value === '-Infinity' || value === 'NaN') return Number(value) as T;
  if (Array.isArray(value)) return value.map(withInfinities) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withInfinities(one)])) as T;
}

function isHeader(value: unknown): value is Header {
  if (!isRecord(value)) return false;
  const { step, editedAt, state, memories, curves } = value;
  if (!isCount(step) || !(editedAt === null || isCount(editedAt))) return false;
  if (!Array.isArray(state) || !state.every(isSize) || new Set(state.map(([name]) => name)).size < state.length) {
    return false;
  }
  return (memories === null || areMemories(memories, state)) && (curves === null || areCurves(curves));
}

function isSize(value: unknown): value is Sizes[number] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && isCount(value[1]);
}

function areMemories(value: unknown, sizes: Sizes): value is readonly Remembered[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  if (!sizes.every((size) => size[1] % value.length === 0)) return false;
  return value.every((one) => {
    if (!isRecord(one) || typeof one.best !== 'boolean' || typeof one.left !== 'boolean') return false;
    const isReason = typeof one.stopped === 'string' && one.stopped.length <= LONGEST_REASON;
    return (one.stopped === null || isReason) && isLog(one.log);
  });
}

function isLog(value: unknown): boolean {
  if (!isRecord(value) || !isCount(value.start) || !isCount(value.count) || !isRecord(value.memory)) return false;
  const { lowest, schedule, stoppers } = value.memory;
  return isNumber(lowest) && isMemory(schedule) && Array.isArray(stoppers) && stoppers.every(isMemory);
}

function isMemory(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(isNumber);
}

function areCurves(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { step, series, replicas } = value;
  if (!Array.isArray(step) || step.length > MOST_POINTS || !step.every(isCount)) return false;
  if (step.some((one, place) => place > 0 && one <= (step[place - 1] as number))) return false;
  return Array.isArray(series) && series.every((id) => typeof id === 'string') && isCount(replicas);
}

/** A number of the header, where those that JSON does not have are words. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value === 'Infinity' || value === '-Infinity' || value === 'NaN';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_STEPS;
}
