import { printClaims } from '../goals/read-claims.ts';
import { printBlocks, printSpans } from '../markdown/print.ts';
import type { Lesson, LessonStep, Question, Restrictions } from './lesson.ts';

/** Prints a lesson as the Markdown that `readLesson` reads. */
export function printLesson(lesson: Lesson): string {
  const { title, sentence, audience, minutes, topic, level, notes, seed, intro, restrictions, steps } = lesson;
  const facts = [
    ['For', audience],
    ['Minutes', minutes],
    ['Topic', topic],
    ['Level', level],
    ['Notes', notes.join(', ')],
    ['Seed', seed],
    ...restrictionFacts(restrictions),
  ] as const;
  const parts = [`# ${title}`, sentence, list(facts), printBlocks(intro), ...steps.map(printStep)];
  return `${together(parts)}\n`;
}

function printStep({ title, text, experiment, restrictions, goals, hint, question, reveal }: LessonStep): string {
  const facts = [
    ['Experiment', experiment && `\`${experiment}\``],
    ...restrictionFacts(restrictions),
    ['Goals', printClaims(goals)],
    ['Hint', hint && printSpans(hint)],
  ] as const;
  return together([
    `## ${title}`,
    printBlocks(text),
    list(facts),
    question && printQuestion(question),
    printBlocks(reveal),
  ]);
}

function printQuestion(question: Question): string {
  const answers =
    question.kind === 'choice'
      ? question.choices.map(({ text, isCorrect }) => `- [${isCorrect ? 'x' : ' '}] ${printSpans(text)}`)
      : [`= ${question.value}${question.tolerance === 0 ? '' : ` ± ${question.tolerance}`}`];
  return [printSpans(question.text), '', ...answers].map((line) => `> ${line}`.trimEnd()).join('\n');
}

type Fact = readonly [name: string, value: string | number | null];

function restrictionFacts({ hidden, locked }: Restrictions): readonly Fact[] {
  return [
    ['Hide', hidden.join(', ')],
    ['Lock', locked.join(', ')],
  ];
}

/** The facts that have a value. */
function list(facts: readonly Fact[]): string {
  return facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `- ${name}: ${value}`)
    .join('\n');
}

/** Paragraphs with empty lines in between. */
function together(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n\n');
}
