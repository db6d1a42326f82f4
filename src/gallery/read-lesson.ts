import { type ExperimentSpec, SEED } from '../experiment/index.ts';
import { listed, shortened } from '../markdown/paragraphs.ts';
import { readBlocks } from '../markdown/read-blocks.ts';
import { readFacts } from '../markdown/read-facts.ts';
import { readSentence } from '../markdown/read-sentence.ts';
import { given, oneOf, wholeIn } from './fact-values.ts';
import type { Lesson, LessonHead, LessonStep } from './lesson.ts';
import { readRestrictions } from './read-restrictions.ts';
import { readStep } from './read-step.ts';
import { readTitle, titled } from './read-title.ts';
import { LEVELS, TOPICS } from './topics.ts';

/** The size of the largest file, in bytes of UTF-8. */
export const MOST_BYTES = 64_000;
const MOST_STEPS = 30;
const MOST_MINUTES = 180;
/** The length of the sentence below the title, in characters. */
export const LONGEST_SENTENCE = 160;

/** The lines of the list below the sentence. */
const FACTS = ['For', 'Minutes', 'Topic', 'Level', 'Notes', 'Seed', 'Hide', 'Lock'] as const;

/**
 * Reads what the list of lessons shows.
 * @throws Error with a sentence that names the fault of the file
 */
export function readHead(id: string, source: string): LessonHead {
  const [opening = ''] = sectionsOf(source);
  return openingOf(id, opening).head;
}

/**
 * Reads a whole lesson, whoever wrote it.
 * @param isNote whether there is a note with an id
 * @throws Error with a sentence that names the fault of the file
 */
export function readLesson(id: string, source: string, isNote: (id: string) => boolean): Lesson {
  const [opening = '', ...sections] = sectionsOf(source);
  const { head, facts, intro } = openingOf(id, opening);
  const unknown = head.notes.find((note) => !isNote(note));
  if (unknown !== undefined) throw new Error(`there is no note "${shortened(unknown)}"`);
  const restrictions = readRestrictions(facts);
  if (sections.length < 1 || sections.length > MOST_STEPS) {
    throw new Error(`it has ${sections.length} steps, each below a line "## Title", but needs 1 to ${MOST_STEPS}`);
  }
  const steps: LessonStep[] = [];
  let before: ExperimentSpec | null = null;
  for (const section of sections) {
    const { step, spec } = inStep(steps.length + 1, () => stepOf(section, before, head));
    steps.push(step);
    before = spec;
  }
  return { ...head, intro: readBlocks(intro), restrictions, steps };
}

/** The text before the first step, and each step without its "## ". */
function sectionsOf(source: string): readonly string[] {
  const bytes = source.length > MOST_BYTES ? source.length : new TextEncoder().encode(source).length;
  if (bytes > MOST_BYTES) throw new Error(`it has ${bytes} bytes, but at most ${MOST_BYTES} can be read`);
  const text = source.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const [invisible] = text.match(INVISIBLE) ?? [];
  if (invisible !== undefined) {
    const code = invisible.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    throw new Error(`it contains the invisible character U+${code}`);
  }
  return text.trim().split(/^## /m);
}

/** Control characters, and those that reverse the direction of a text, which then reads differently from what it is. */
const INVISIBLE = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;

function openingOf(id: string, opening: string) {
  const { title, paragraphs } = titled(opening);
  if (!title.startsWith('# ')) throw new Error(`it starts with "${shortened(title)}" instead of "# Title"`);
  const [sentence = '', list = '', ...intro] = paragraphs;
  if (!list.startsWith('- ')) {
    throw new Error(`after title and sentence comes "${shortened(list)}" instead of the list that begins "- For:"`);
  }
  const facts = readFacts(list, FACTS);
  const head: LessonHead = {
    id,
    title: readTitle(title.slice(2)),
    sentence: readSentence(sentence, 'the sentence below the title', LONGEST_SENTENCE),
    audience: given(facts, 'For'),
    minutes: readMinutes(given(facts, 'Minutes')),
    topic: oneOf(facts, 'Topic', TOPICS),
    level: oneOf(facts, 'Level', LEVELS),
    notes: listed(facts.Notes),
    seed: readSeed(facts.Seed),
  };
  return { head, facts, intro };
}

/** Reads how long a lesson takes. @throws Error if that is no whole number in range */
export function readMinutes(text: string): number {
  return wholeIn({ Minutes: text }, 'Minutes', 1, MOST_MINUTES);
}

/** Reads the seed of a lesson. @throws Error if it is neither a seed nor `student` */
export function readSeed(text: string | undefined): LessonHead['seed'] {
  if (text === undefined) return null;
  return text === 'student' ? text : wholeIn({ Seed: text }, 'Seed', SEED.min, SEED.max);
}

function stepOf(section: string, before: ExperimentSpec | null, { seed }: LessonHead) {
  const read = readStep(section, before);
  if (seed !== null && /(?:^|[#&])\s*seed\s*=/.test(read.step.experiment ?? '')) {
    throw new Error(`the experiment has a seed, but "- Seed: ${seed}" sets one for all steps`);
  }
  return read;
}

function inStep<T>(number: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`step ${number}: ${(error as Error).message}`);
  }
}
