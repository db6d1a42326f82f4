import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Lesson } from '../gallery/lesson.ts';
import type { Measured } from '../goals/claim.ts';

/** The moment at which all goals of a step were met, with everything needed to verify that by running it again. */
export interface Met {
  /** The text of the experiment. */
  readonly experiment: string;
  /** The training step. */
  readonly step: number;
  readonly measured: Measured;
  /** The execution provider of the engine: other providers round in another way. */
  readonly provider: string;
}

/** What a person has done in a step of a lesson. */
export interface StepProgress {
  /** The answer to the question: the index of a choice, or a number; null until it is given. */
  readonly answer: number | null;
  /** null until the goals are met. */
  readonly met: Met | null;
}

export interface LessonStore {
  /** null without a lesson. */
  readonly lesson: Lesson | null;
  /** The value of `lesson` in the link: its id, or the packed text. */
  readonly source: string;
  /** Index of the step, from 0. */
  readonly index: number;
  /** What a person has done, by the index of the step. */
  readonly progress: readonly StepProgress[];
  /** The name that a person has given; empty until then. */
  readonly student: string;
  /** How often the experiment of a step was loaded: each time, its run starts at step 0. */
  readonly loads: number;
}

const NO_LESSON: LessonStore = { lesson: null, source: '', index: 0, progress: [], student: '', loads: 0 };
const NOTHING: StepProgress = { answer: null, met: null };

/** The lesson beside the workbench. */
export const lessons = createStore<LessonStore>(() => NO_LESSON);

export function useLesson<T>(select: (store: LessonStore) => T): T {
  return useStore(lessons, select);
}

/** Begins a lesson, or continues with what the browser remembers of it. */
export function beginLesson(lesson: Lesson, source: string): void {
  const { progress, student } = remembered(source);
  lessons.setState({
    lesson,
    source,
    index: 0,
    progress: lesson.steps.map((_, index) => progress[index] ?? NOTHING),
    student,
  });
}

export function endLesson(): void {
  lessons.setState(NO_LESSON);
}

export function goToStep(index: number): void {
  lessons.setState({ index });
}

/** Records that the experiment of a step was loaded. */
export function countLoad(): void {
  lessons.setState(({ loads }) => ({ loads: loads + 1 }));
}

/** Records an answer. The first one counts: it is a prediction. */
export function answer(value: number): void {
  change((progress) => (progress.answer === null ? { ...progress, answer: value } : progress));
}

/** Records the first moment at which all goals of the present step were met. */
export function meet(met: Met): void {
  change((progress) => (progress.met === null ? { ...progress, met } : progress));
}

export function nameStudent(student: string): void {
  lessons.setState({ student });
  remember();
}

/** Forgets all answers and met goals of the lesson. */
export function startLessonOver(): void {
  lessons.setState(({ progress }) => ({ index: 0, progress: progress.map(() => NOTHING) }));
  remember();
}

/** What a person has done in the present step. */
export function progressAt({ progress, index }: LessonStore): StepProgress {
  return progress[index] ?? NOTHING;
}

function change(to: (progress: StepProgress) => StepProgress): void {
  lessons.setState(({ progress, index }) => {
    const now = progress[index];
    return now ? { progress: progress.with(index, to(now)) } : {};
  });
  remember();
}

/** The keys in the browser's storage of what a person has done. */
const KEY = 'nabla-lesson/';

/** Removes what the browser remembers of a lesson. */
export function forgetLesson(source: string): void {
  try {
    localStorage.removeItem(KEY + source);
  } catch {
    // Without storage, there is nothing to remove.
  }
}

/** What a person has done in a lesson earlier, by the index of the step; empty if they have not begun. */
export function progressOf(source: string): readonly StepProgress[] {
  return remembered(source).progress;
}

function remember(): void {
  const { source, progress, student } = lessons.getState();
  try {
    localStorage.setItem(KEY + source, JSON.stringify({ progress, student }));
  } catch {
    // Without storage, as in some frames, it lasts as long as the page.
  }
}

function remembered(source: string): Pick<LessonStore, 'progress' | 'student'> {
  try {
    const { progress, student } = JSON.parse(localStorage.getItem(KEY + source) ?? '{}');
    return {
      progress: Array.isArray(progress) ? progress.map(progressFrom) : [],
      student: typeof student === 'string' ? student : '',
    };
  } catch {
    return { progress: [], student: '' };
  }
}

/** What was remembered may come from another version of the page. */
function progressFrom(value: unknown): StepProgress {
  const { answer: given, met } = (value ?? {}) as Partial<StepProgress>;
  const numbers = met?.measured ? Object.values(met.measured) : [null];
  const isWhole =
    typeof met?.experiment === 'string' &&
    Number.isSafeInteger(met.step) &&
    met.step >= 0 &&
    numbers.every((number) => number === null || typeof number === 'number');
  return { answer: Number.isFinite(given) ? (given as number) : null, met: met && isWhole ? met : null };
}
