import { joined, shortened } from '../markdown/paragraphs.ts';
import { readSpans } from '../markdown/read-spans.ts';
import type { Choice, Question } from './lesson.ts';

/** The most choices that a question has. */
export const MOST_CHOICES = 8;

/**
 * Reads a quotation: the question, then either a task list of choices in which the correct one is ticked, or a line
 * `= 9 ± 0.5`.
 * @throws Error that names its fault
 */
export function readQuestion(quotation: string): Question {
  const lines = quotation.split('\n').map((line) => line.replace(/^> ?/, ''));
  const start = lines.findIndex((line) => /^(- |= )/.test(line));
  const asked = joined(lines.slice(0, start < 0 ? undefined : start).join('\n'));
  if (asked === '') throw new Error(`the question "${shortened(lines.join('\n'))}" asks nothing before its answers`);
  if (start < 0) {
    throw new Error(
      `the question "${shortened(asked)}" has no answers: add choices as "> - [ ] …" and "> - [x] …", or a number as "> = 9 ± 0.5"`,
    );
  }
  const text = readSpans(asked);
  const answers = lines.slice(start).join('\n').trim();
  if (answers.startsWith('= ')) return { kind: 'number', text, ...numberIn(answers) };
  const choices = answers.split(/\n(?=- )/).map(choiceIn);
  const correct = choices.filter(({ isCorrect }) => isCorrect).length;
  if (choices.length < 2 || choices.length > MOST_CHOICES || correct !== 1) {
    throw new Error(
      `the question "${shortened(asked)}" has ${choices.length} choices, ${correct} of them correct, but needs 2 to ${MOST_CHOICES} and one that is ticked: "> - [x] …"`,
    );
  }
  return { kind: 'choice', text, choices };
}

function choiceIn(item: string): Choice {
  const [, mark, text] = joined(item).match(/^- \[([ x])\] (.+)$/) ?? [];
  if (mark === undefined || text === undefined) {
    throw new Error(`the choice "${shortened(item)}" does not begin with "- [ ]", or "- [x]" if it is correct`);
  }
  return { text: readSpans(text), isCorrect: mark === 'x' };
}

function numberIn(line: string): { readonly value: number; readonly tolerance: number } {
  const [, value = '', tolerance = '0'] = joined(line).match(/^= (\S+)(?: ± (\S+))?$/) ?? [];
  const [correct, within] = [value, tolerance].map((text) =>
    text === '' ? Number.NaN : Number(text.replace('−', '-').replaceAll(',', '')),
  ) as [number, number];
  if (!Number.isFinite(correct) || !(within >= 0 && within < Number.POSITIVE_INFINITY)) {
    throw new Error(`the answer "${shortened(line)}" is not a number such as "= 9" or "= 0.5 ± 0.1"`);
  }
  // −0 would be printed as 0.
  return { value: correct + 0, tolerance: within + 0 };
}
