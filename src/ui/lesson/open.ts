import { parse, print } from '../../experiment/index.ts';
import { BUILDER } from '../../experiment/page/keys.ts';
import { LESSONS, lessonSource } from '../../gallery/index.ts';
import type { Lesson } from '../../gallery/lesson.ts';
import { isPackedLesson, packLesson, unpackLesson } from '../../gallery/pack-lesson.ts';
import { readLesson } from '../../gallery/read-lesson.ts';
import { experimentAt, restrictionsAt, seedFor } from '../../gallery/steps.ts';
import { headOf } from '../../notes/index.ts';
import { experiment, load, notify, unguarded } from '../../store/experiment.ts';
import { beginLesson, countLoad, endLesson, goToStep, lessons } from '../../store/lesson.ts';
import { page, setPagePair } from '../../store/page.ts';
import { restrict } from '../../store/restrict.ts';

/** Whether there is a note with an id. */
export const isNote = (id: string) => headOf(id) !== undefined;

/** Opens a lesson at its first step. @param source its id, or its packed Markdown */
export function openLesson(source: string): void {
  setPagePair('lesson', source);
  // The panel may not be there yet, and would continue with the experiment on the screen.
  openLinkedLesson();
  openStep(0);
}

/**
 * Opens a lesson that a person has as a file.
 * @throws Error with a sentence that says what is wrong with it
 */
export function openLessonFile(name: string, markdown: string): void {
  const source = packLesson(markdown);
  sentence(name, () => readLesson(name, markdown, isNote));
  openLesson(source);
}

/** Leaves the lesson; the experiment stays. */
export function closeLesson(): void {
  setPagePair('step', null);
  setPagePair('lesson', null);
}

/** Goes to a step, and loads its experiment if it has one. */
export function openStep(index: number): void {
  const { lesson } = lessons.getState();
  const step = lesson?.steps[index];
  if (!step) return;
  goToStep(index);
  if (step.experiment !== null) loadStep();
  else applyRestrictions();
  setPagePair('step', String(index + 1));
}

/** Loads the experiment with which the present step starts. */
export function loadStep(): void {
  const { lesson, index, student } = lessons.getState();
  if (!lesson) return;
  unguarded(() => load(print(parse(startOf(lesson, index, student)).spec)));
  applyRestrictions();
  countLoad();
}

/** The text of the experiment with which a step starts, and where its run ends if its goals have a budget. */
function startOf(lesson: Lesson, index: number, student: string): string {
  const text = experimentAt(lesson, index, seedFor(lesson, student));
  const lengths = (lesson.steps[index]?.goals ?? []).filter(
    ({ quantity, bound }) => (quantity === 'epochs' || quantity === 'steps') && Number.isInteger(bound) && bound > 0,
  );
  const end = lengths.find(({ operator }) => operator === '<=') ?? lengths.find(({ operator }) => operator === '>=');
  // Frames may be thousands of steps apart: the run ends exactly there, and the goals are judged there.
  return end && !/(^|&)until=/.test(text) ? `${text}&until=${end.quantity}(${end.bound})` : text;
}

function applyRestrictions(): void {
  const { lesson, index } = lessons.getState();
  const { hidden, locked } = lesson ? restrictionsAt(lesson, index) : { hidden: [], locked: [] };
  restrict('lesson', hidden, locked);
}

/**
 * Opens and closes lessons as the link asks, now and whenever it changes.
 * @returns a function that ends this
 */
export function followLesson(): () => void {
  openLinkedLesson();
  const stop = page.subscribe(({ pairs }, before) => {
    if (pairs.get('lesson') !== before.pairs.get('lesson')) openLinkedLesson();
    else if (pairs.get('step') !== before.pairs.get('step')) followStep();
  });
  return () => {
    stop();
    endLesson();
    applyRestrictions();
  };
}

/** Opens the lesson of the link, unless it is open, or closes the one that is. */
export function openLinkedLesson(): void {
  const source = page.getState().pairs.get('lesson');
  if (source === undefined || source === BUILDER) {
    endLesson();
    applyRestrictions();
    return;
  }
  if (lessons.getState().source === source) return;
  const lesson = lessonFrom(source);
  if (lesson === null) {
    closeLesson();
    return;
  }
  beginLesson(lesson, source);
  const index = stepInLink(lesson);
  // A link that also has an experiment continues with that; whoever opens only the lesson gets its start.
  goToStep(index);
  if (isUntouched()) loadStep();
  else applyRestrictions();
}

function followStep(): void {
  const { lesson, index } = lessons.getState();
  if (!lesson || stepInLink(lesson) === index) return;
  goToStep(stepInLink(lesson));
  if (isUntouched()) loadStep();
  else applyRestrictions();
}

/** The index of the step that the link names; the first one if it names none. */
function stepInLink({ steps }: Lesson): number {
  const number = Number(page.getState().pairs.get('step') ?? 1);
  return Number.isInteger(number) && number >= 1 && number <= steps.length ? number - 1 : 0;
}

/** Whether the experiment on the screen is the default one. */
function isUntouched(): boolean {
  return print(experiment.getState().spec) === print(parse('').spec);
}

/** The lesson of a link; null, and a notice, if there is none. */
function lessonFrom(source: string): Lesson | null {
  try {
    if (isPackedLesson(source)) {
      const markdown = unpackLesson(source);
      return sentence('The lesson in the link', () => readLesson('own', markdown, isNote));
    }
    const markdown = lessonSource(source);
    if (markdown !== undefined) return readLesson(source, markdown, isNote);
    throw new Error(`There is no lesson "${source.slice(0, 40)}". The gallery lists all ${LESSONS.length}.`);
  } catch (error) {
    notify('lesson', (error as Error).message);
    return null;
  }
}

/** Makes the fragment of a sentence that the reader of lessons throws a sentence. */
function sentence<T>(name: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new Error(`${name} cannot be read: ${(error as Error).message}.`);
  }
}
