/**
 * The messages between Nabla in a frame and the page around it. Each is a plain object with `nabla: 1`, the version, and its
 * type. What a version means never changes: receivers ignore types and properties that they do not know.
 */
import type { RunStatus } from '../runtime/protocol.ts';
import { isRecord } from '../table/is-record.ts';
import type { KeptRun } from './kept.ts';
import type { Statement } from './statement.ts';
import type { Target } from './target.ts';

export const VERSION = 1;

/** What Nabla tells the page around it. */
export type Report =
  /** It listens from now on. `text` is its link from the `#` on; only for a page that may read it. */
  | { readonly type: 'ready'; readonly text?: string }
  /** The height of its content, in CSS pixels. */
  | { readonly type: 'size'; readonly height: number }
  /** The experiment, as the text of a link, after every edit. */
  | { readonly type: 'experiment'; readonly text: string }
  | { readonly type: 'status'; readonly status: RunStatus; readonly reason: string | null }
  /** The latest frame of the run, at most once per animation frame. */
  | FrameReport
  /** The answer to `keep`; null at step 0. */
  | { readonly type: 'kept'; readonly run: KeptRun | null }
  /** The number that the network learns to predict, after every change of its examples; null if it is none. */
  | { readonly type: 'target'; readonly target: Target | null }
  /** So many commands came at once that some were not carried out. `message` says so in a sentence. */
  | { readonly type: 'dropped'; readonly count: number; readonly message: string }
  | { readonly type: 'statement'; readonly statement: Statement };

export interface FrameReport {
  readonly type: 'frame';
  readonly step: number;
  readonly epoch: number;
  /** 0 while it does not train. */
  readonly stepsPerSecond: number;
  /** The values that the run has, by series: `train/loss`, `validation/metric`, `learning-rate`. */
  readonly values: Readonly<Record<string, number>>;
}

/** What the page around Nabla asks of it. */
export type Command =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** Trains for this many steps, then pauses. */
  | { readonly type: 'step'; readonly steps: number | 'epoch' }
  | { readonly type: 'reset' }
  /** Opens the experiment of a link. How the page is presented does not change. */
  | { readonly type: 'open'; readonly text: string }
  /** Asks for `kept`. */
  | { readonly type: 'keep' }
  /** Shows target numbers on this range, in their own unit; null for the range of its own targets. */
  | { readonly type: 'range'; readonly range: readonly [low: number, high: number] | null }
  /** Asks for `ready`, `size`, `status`, `target` and the latest `frame`. */
  | { readonly type: 'ask' };

/** A report or a command as it is sent. */
export type Message<Body> = Body & { readonly nabla: typeof VERSION };

/** A report or a command as it is sent. */
export function message<Body extends Report | Command>(body: Body): Message<Body> {
  return { nabla: VERSION, ...body };
}

const MOST_STEPS = 1_000_000_000;
/** Longer than any link that a browser opens. */
const LONGEST_TEXT = 400_000;

/** Reads a command from whatever another page has sent; null if it is none. */
export function readCommand(data: unknown): Command | null {
  if (!isMessage(data)) return null;
  switch (data.type) {
    case 'play':
    case 'pause':
    case 'reset':
    case 'keep':
    case 'ask':
      return { type: data.type };
    case 'step':
      return isSteps(data.steps) ? { type: 'step', steps: data.steps } : null;
    case 'range':
      return data.range === null || isRange(data.range) ? { type: 'range', range: data.range } : null;
    case 'open':
      return isText(data.text) ? { type: 'open', text: data.text } : null;
    default:
      return null;
  }
}

const STATUSES: Readonly<Record<RunStatus, true>> = {
  loading: true,
  ready: true,
  running: true,
  paused: true,
  diverged: true,
  failed: true,
};

/** Reads a report from whatever a frame has sent; null if it is none. Statements and runs are not checked further. */
export function readReport(data: unknown): Report | null {
  if (!isMessage(data)) return null;
  const { text, height, status, reason, step, epoch, stepsPerSecond, values } = data;
  const { run, target, count, message: said, statement } = data;
  switch (data.type) {
    case 'ready':
      return isText(text) ? { type: 'ready', text } : text === undefined ? { type: 'ready' } : null;
    case 'size':
      return isCount(height) ? { type: 'size', height } : null;
    case 'experiment':
      return isText(text) ? { type: 'experiment', text } : null;
    case 'status':
      return isStatus(status) && (reason === null || isText(reason)) ? { type: 'status', status, reason } : null;
    case 'frame':
      return isCount(step) && isCount(epoch) && isCount(stepsPerSecond) && isNumbers(values)
        ? { type: 'frame', step, epoch, stepsPerSecond, values }
        : null;
    case 'kept':
      return run === null || isRecord(run) ? { type: 'kept', run: run as KeptRun | null } : null;
    case 'target':
      return target === null || isTarget(target) ? { type: 'target', target } : null;
    case 'dropped':
      return isCount(count) && isText(said) ? { type: 'dropped', count, message: said } : null;
    case 'statement':
      return isRecord(statement) ? { type: 'statement', statement: statement as unknown as Statement } : null;
    default:
      return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isMessage(data: unknown): data is Fields {
  return isRecord(data) && data.nabla === VERSION;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isSteps(value: unknown): value is number | 'epoch' {
  return value === 'epoch' || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST_STEPS);
}

function isStatus(value: unknown): value is RunStatus {
  return typeof value === 'string' && Object.hasOwn(STATUSES, value);
}

function isRange(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && value[0] < value[1];
}

function isTarget(value: unknown): value is Target {
  if (!isRecord(value)) return false;
  return isText(value.name) && Number.isFinite(value.low) && Number.isFinite(value.high);
}

function isNumbers(value: unknown): value is Readonly<Record<string, number>> {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'number');
}
