import { print } from '../experiment/index.ts';
import { unpackResult } from '../handin/code.ts';
import { findLesson, type KnownLesson } from '../handin/known-lesson.ts';
import { type Score, scoreOf } from '../handin/result.ts';
import { createRunAgain } from '../handin/run-again.ts';
import { Failed, type Repeated, type RunAgain, verify } from '../handin/verify.ts';
import { headOf } from '../notes/index.ts';
import { csvCell } from '../table/csv.ts';
import type { CodeLine } from './codes.ts';
import { createBench } from './spare-run.ts';

/** What was found out about a line. */
export interface CheckedLine {
  readonly line: number;
  /** The name beside the code, or else the one inside. */
  readonly name: string;
  /** `error`: the code cannot be read. */
  readonly status: 'pass' | 'fail' | 'error';
  /** The title of the lesson. */
  readonly task: string;
  readonly score: Score;
  /** The name inside the code. */
  readonly student: string;
  readonly message: string;
}

interface CheckOptions {
  /** Lessons that are not built in. */
  readonly lessons: readonly KnownLesson[];
  /** The time for the runs of each code. */
  readonly seconds: number;
}

const isNote = (id: string): boolean => headOf(id) !== undefined;

/** Verifies the codes of a class, one after the other. The same run is repeated once. */
export async function* checkCodes(
  lines: readonly CodeLine[],
  { lessons, seconds }: CheckOptions,
): AsyncGenerator<CheckedLine, void, void> {
  const open = createBench();
  const known = new Map<string, Promise<Repeated>>();
  const firstLines = new Map<string, number>();
  for (const { line, name, code } of lines) {
    const runAgain = remembering(known, createRunAgain({ open, seconds }));
    const checked = await checkCode(code, name, lessons, runAgain);
    const first = firstLines.get(code);
    const again = first === undefined || checked.status === 'error' ? '' : ` Line ${first} has the same code.`;
    firstLines.set(code, first ?? line);
    yield { line, ...checked, message: checked.message + again };
  }
}

async function checkCode(
  code: string,
  name: string | null,
  lessons: readonly KnownLesson[],
  runAgain: RunAgain,
): Promise<Omit<CheckedLine, 'line'>> {
  try {
    const result = unpackResult(code);
    const { lesson, student } = result;
    const { outcome, score, message } = await verify(result, findLesson(lesson, lessons, isNote), runAgain);
    const status = outcome === 'verified' ? 'pass' : 'fail';
    return { name: name ?? student, status, task: lesson.title, score, student, message };
  } catch (error) {
    const nothing = { task: '', score: scoreOf([]), student: '' };
    return { name: name ?? '', status: 'error', ...nothing, message: (error as Error).message };
  }
}

/** Repeats no run twice, unless the time was up. Only the numbers are kept. */
function remembering(known: Map<string, Promise<Repeated>>, runAgain: RunAgain): RunAgain {
  return (repetition) => {
    const { spec, step, diverges, wantsTest } = repetition;
    const key = [print(spec), step, diverges, wantsTest].join(' ');
    const again = known.get(key) ?? runAgain(repetition).then((repeated) => ({ ...repeated, curve: null }));
    known.set(key, again);
    again.catch((error) => {
      if (!(error instanceof Failed && error.outcome === 'different')) known.delete(key);
    });
    return again;
  };
}

const COLUMNS = ['line', 'name', 'status', 'task', 'raw', 'max', 'student', 'message'] as const;

/** The heading of a table of checked lines, as CSV. */
export const CSV_HEADING = `${COLUMNS.join(',')}\r\n`;

/** A checked line as CSV. */
export function csvLine(checked: CheckedLine): string {
  const cells = { ...checked, ...checked.score };
  return `${COLUMNS.map((column) => csvCell(String(cells[column]))).join(',')}\r\n`;
}
