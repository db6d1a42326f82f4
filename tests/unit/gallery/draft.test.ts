import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, draftOf, newDraft, newQuestion, newStep } from '../../../src/gallery/draft.ts';
import { boundFrom, shownBound } from '../../../src/gallery/draft-goal.ts';
import { LESSONS, lessonOf, lessonSource } from '../../../src/gallery/index.ts';
import { printLesson } from '../../../src/gallery/print-lesson.ts';
import { readDraft } from '../../../src/gallery/read-draft.ts';
import { readLesson } from '../../../src/gallery/read-lesson.ts';
import { isDraft } from '../../../src/store/is-draft.ts';
import { INPUTS, mutatedValues } from '../../support/mutations.ts';

const isNote = () => true;
const draft = newDraft('data=xor&net=none&seed=7');
const [first = newStep('data=xor')] = draft.steps;
const withStep = (change: Partial<typeof first>, more: Partial<Draft> = {}): Draft => ({
  ...draft,
  ...more,
  steps: [{ ...first, text: 'Look.', ...change }],
});
const problems = (of: Draft) => readDraft(of, isNote).problems.map(({ field, message }) => `${field}: ${message}`);

describe('a draft', () => {
  it('of a lesson is that lesson again', () => {
    for (const { id } of LESSONS) {
      const lesson = lessonOf(id, isNote);
      const again = readDraft(draftOf(lesson), isNote);
      expect(again.problems, id).toEqual([]);
      expect({ ...again.lesson, id }, id).toEqual(lesson);
      expect(again.markdown, id).toBe(printLesson(lesson));
      expect(readLesson(id, again.markdown ?? '', isNote), id).toEqual(lesson);
      expect(lessonSource(id)).toBeDefined();
    }
  });

  it('is a lesson or says why not, whatever is typed', () => {
    const marks = [
      'a',
      'b c',
      '**x**',
      '$y$',
      '`z`',
      '\n\n',
      '\n',
      '## ',
      '# ',
      '- ',
      '> ',
      '= ',
      '$$',
      '*',
      '](',
      '1',
      '.',
    ];
    const text = fc.array(fc.constantFrom(...marks), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.record({ title: text, sentence: text, audience: text, intro: text }), text, text, (head, a, b) => {
        const question = { ...newQuestion(), kind: 'number' as const, text: b, value: '1' };
        const read = readDraft(
          { ...draft, ...head, steps: [{ ...first, title: b, text: a, reveal: b, question }] },
          isNote,
        );
        if (read.markdown === null) expect(read.problems.length).toBeGreaterThan(0);
        else expect(readLesson('own', read.markdown, isNote)).toEqual(read.lesson);
      }),
    );
  });

  it(`from the browser's storage is no draft, or a lesson, or says why not (${INPUTS} values)`, () => {
    const whole = draftOf(lessonOf('batch_size', isNote));
    const stored = { ...whole, intro: 'Try **it**: $x$.', steps: whole.steps.slice(0, 1) };
    expect(isDraft(stored)).toBe(true);
    expect(isDraft(newDraft('data=xor'))).toBe(true);
    fc.assert(
      fc.property(mutatedValues(stored), (value) => {
        if (!isDraft(value)) return;
        const { lesson, markdown, problems } = readDraft(value, isNote);
        for (const { message } of problems) expect(message).toMatch(/^\S.{5,1000}[.!?]$/su);
        if (markdown === null) expect(problems.length).toBeGreaterThan(0);
        else expect(readLesson('own', markdown, isNote)).toEqual(lesson);
      }),
      { numRuns: INPUTS },
    );
  });

  it('has a stand-in for every field that may be empty', () => {
    const { lesson } = readDraft(withStep({}), isNote);
    expect(lesson).toMatchObject({ title: 'Exercise', sentence: 'An exercise.', audience: 'everyone', minutes: 15 });
    expect(lesson?.steps).toMatchObject([{ title: 'Step 1', experiment: 'data=xor&net=none&seed=7' }]);
  });

  it('names each field that has a problem, in a sentence', () => {
    expect(problems(draft)).toEqual(['0.text: Step 1 has neither a text nor a question.']);
    expect(problems(withStep({ text: 'One **bold' }, { minutes: '999' }))).toEqual([
      'minutes: "999" is not a whole number from 1 to 180.',
      '0.text: "*" near "One **bold" does not belong to a pair.',
    ]);
    expect(problems(withStep({ experiment: null }))).toEqual(['0.experiment: The first step needs an experiment.']);
    expect(problems(withStep({ reveal: 'Because.' }))[0]).toMatch(/^0\.reveal: It would never be shown/);
    expect(problems(withStep({ question: newQuestion() }))).toEqual(['0.question: The question needs a text.']);
    const goal = { key: 'g', quantity: 'val_mae', operator: '<', bound: '1' } as const;
    expect(problems(withStep({ goals: [goal] }))[0]).toMatch(/^0\.goal\.g: A run of this experiment has no "val_mae"/);
    expect(problems(withStep({ goals: [{ ...goal, quantity: 'loss', bound: 'x' }] }))).toEqual([
      '0.goal.g: "x" is no number.',
    ]);
  });

  it('with a seed leaves out those of its experiments', () => {
    expect(readDraft(withStep({}, { seeds: 'student' }), isNote).lesson).toMatchObject({
      seed: 'student',
      steps: [{ experiment: 'data=xor&net=none' }],
    });
  });
});

describe('the number of a goal', () => {
  it('is typed in percent if it is a share', () => {
    expect(shownBound({ quantity: 'val_accuracy', bound: 0.07 })).toBe('7');
    expect(boundFrom('val_accuracy', ' 95 % ')).toBe(0.95);
    expect(boundFrom('loss', '0,1')).toBe(0.1);
    expect(boundFrom('loss', '')).toBeNaN();
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (digits) => {
        const bound = Number(`${digits}e-7`);
        expect(boundFrom('accuracy', shownBound({ quantity: 'accuracy', bound }))).toBe(bound);
      }),
    );
  });
});
