import { deflated, inflated } from '../packing/deflated.ts';
import { hashBytes } from '../table/hash.ts';
import type { ClaimedMoment, LessonRef, Result, StepResult } from './result.ts';

/** What every result code begins with. The number is the version of what follows. */
const MARK = 'nabla1~';
const CHECKSUM = 8;
/** The largest result, in bytes of JSON, and the longest code. Anything longer is not even inflated. */
const MOST_BYTES = 500_000;
const MOST_LETTERS = MARK.length + MOST_BYTES + CHECKSUM + 1;

const MOST_STEPS = 30;
const LONGEST_NAME = 80;
const LONGEST_EXPERIMENT = 100_000;
const MOST_NUMBERS = 60;
const MOST_TRAINED = 1e9;
const LATEST = 1e11;

/** Packs a result: `nabla1~`, letters, digits, - and _, then a checksum. @throws Error with a sentence if it is too large */
export function packResult(result: Result): string {
  const bytes = new TextEncoder().encode(JSON.stringify(result));
  if (bytes.length > MOST_BYTES) {
    throw new Error('The experiments of this result have too much data of their own for a code.');
  }
  const body = deflated(bytes);
  return `${MARK}${body}~${checksumOf(body)}`;
}

/** Whether a text looks like a result code. */
export function isResultCode(text: string): boolean {
  return text.trim().startsWith(MARK);
}

/**
 * Unpacks a result from whatever somebody has pasted.
 * @throws Error with a sentence that says what is wrong with any other text
 */
export function unpackResult(text: string): Result {
  // Mail programs break long lines.
  const code = text.length > 2 * MOST_LETTERS ? text : text.replace(/\s+/g, '');
  if (code === '') throw new Error('There is no result code.');
  if (!code.startsWith(MARK)) throw new Error(strange(text.trim()));
  if (code.length > MOST_LETTERS) throw new Error('The code is longer than any result code.');
  const [, body, checksum] = /^nabla1~([\w-]+)~([0-9a-f]{8})$/.exec(code) ?? [];
  if (body === undefined)
    throw new Error('The code is incomplete, or has characters that no code has. Copy all of it again.');
  if (checksum !== checksumOf(body))
    throw new Error('The code was changed: its checksum does not fit. Copy all of it again.');
  return resultIn(valueIn(body));
}

function strange(given: string): string {
  const code = given.slice(0, 20);
  if (/^nabla\d+~/.test(code)) return 'The code comes from a newer version of Nabla. Reload the page, and try again.';
  return `“${code}${given.length > code.length ? '…' : ''}” is not a result code: those begin with ${MARK}.`;
}

function checksumOf(body: string): string {
  return hashBytes(new TextEncoder().encode(body)).slice(0, CHECKSUM);
}

const NO_RESULT = 'The code contains no result of a lesson.';

function valueIn(body: string): unknown {
  let bytes: Uint8Array | null;
  try {
    bytes = inflated(body, MOST_BYTES);
  } catch {
    throw new Error(NO_RESULT);
  }
  if (bytes === null) throw new Error('The code contains more than a result has.');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Error(NO_RESULT);
  }
}

function resultIn(value: unknown): Result {
  const { lesson, student, at, steps } = recordIn(value, 'result');
  if (!Array.isArray(steps) || steps.length < 1 || steps.length > MOST_STEPS) throw new Error(wrong('steps'));
  return {
    lesson: lessonIn(lesson),
    student: textIn(student, 'name', LONGEST_NAME, 0),
    at: wholeIn(at, 'time', LATEST),
    steps: steps.map(stepIn),
  };
}

function lessonIn(value: unknown): LessonRef {
  const { id, hash, title } = recordIn(value, 'lesson');
  const isId = id === null || (typeof id === 'string' && /^[a-z][a-z0-9_]{0,79}$/.test(id));
  if (!isId || typeof hash !== 'string' || !/^[0-9a-f]{16}$/.test(hash)) throw new Error(wrong('lesson'));
  return { id, hash, title: textIn(title, 'lesson', LONGEST_NAME, 1) };
}

function stepIn(value: unknown): StepResult {
  const { answer, met } = recordIn(value, 'steps');
  if (answer !== null && !isNumber(answer)) throw new Error(wrong('answers'));
  return { answer, met: met === null ? null : momentIn(met) };
}

function momentIn(value: unknown): ClaimedMoment {
  const { experiment, step, measured, provider } = recordIn(value, 'goals');
  if (typeof experiment !== 'string' || experiment.length > LONGEST_EXPERIMENT) throw new Error(wrong('experiments'));
  if (provider !== 'wasm' && provider !== 'webgpu') throw new Error(wrong('engine'));
  const numbers = Object.entries(recordIn(measured, 'numbers'));
  const areNumbers = numbers.every(
    (pair): pair is [string, number] => /^[a-z]\w{0,59}$/.test(pair[0]) && isNumber(pair[1]),
  );
  if (numbers.length > MOST_NUMBERS || !areNumbers) throw new Error(wrong('numbers'));
  return {
    experiment,
    step: wholeIn(step, 'training steps', MOST_TRAINED),
    measured: Object.fromEntries(numbers as [string, number][]),
    provider,
  };
}

function recordIn(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(wrong(what));
  return value as Readonly<Record<string, unknown>>;
}

/** A line of text, without characters that are not shown or that change the direction of what follows. */
function textIn(value: unknown, what: string, longest: number, shortest: number): string {
  if (typeof value !== 'string' || value.length < shortest || value.length > longest) throw new Error(wrong(what));
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(value)) throw new Error(wrong(what));
  return value;
}

function wholeIn(value: unknown, what: string, most: number): number {
  if (!isNumber(value) || !Number.isInteger(value) || value < 0 || value > most) throw new Error(wrong(what));
  return value;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** @param what in the singular or in the plural */
function wrong(what: string): string {
  return `The code contains no result of a lesson: its ${what} cannot be read.`;
}
