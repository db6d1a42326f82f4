import type { Draft, DraftChoice, DraftGoal, DraftQuestion, DraftStep } from '../gallery/draft.ts';
import type { Restrictions } from '../gallery/lesson.ts';
import { isRecord } from '../table/is-record.ts';

/**
 * Whether a value, such as one from the browser's storage, has the form of a draft with at least one step. Whether its
 * texts and names are those of a lesson is up to `readDraft`.
 */
export function isDraft(value: unknown): value is Draft {
  if (!isRecord(value)) return false;
  const { title, sentence, audience, minutes, seed, intro, topic, level, notes, seeds, restrictions, steps } = value;
  return (
    [title, sentence, audience, minutes, seed, intro, topic, seeds].every(isText) &&
    typeof level === 'number' &&
    isListOf(notes, isText) &&
    isRestrictions(restrictions) &&
    isListOf(steps, isStep) &&
    steps.length > 0
  );
}

function isStep(value: unknown): value is DraftStep {
  if (!isRecord(value)) return false;
  const { key, title, text, hint, reveal, experiment, restrictions, goals, question } = value;
  return (
    [key, title, text, hint, reveal].every(isText) &&
    (experiment === null || isText(experiment)) &&
    isRestrictions(restrictions) &&
    isListOf(goals, isGoal) &&
    (question === null || isQuestion(question))
  );
}

function isGoal(value: unknown): value is DraftGoal {
  if (!isRecord(value)) return false;
  const { key, quantity, operator, bound } = value;
  return [key, quantity, operator, bound].every(isText);
}

function isQuestion(value: unknown): value is DraftQuestion {
  if (!isRecord(value)) return false;
  const { kind, text, choices, value: answer, tolerance } = value;
  return (
    (kind === 'choice' || kind === 'number') && [text, answer, tolerance].every(isText) && isListOf(choices, isChoice)
  );
}

function isChoice(value: unknown): value is DraftChoice {
  return isRecord(value) && isText(value.key) && isText(value.text) && typeof value.isCorrect === 'boolean';
}

function isRestrictions(value: unknown): value is Restrictions {
  return isRecord(value) && isListOf(value.hidden, isText) && isListOf(value.locked, isText);
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
