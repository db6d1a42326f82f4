import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/experiment/index.ts';
import type { Lesson, LessonStep } from '../../../src/gallery/lesson.ts';
import { experimentAt, restrictionsAt, seedFor } from '../../../src/gallery/steps.ts';

const NONE = { hidden: [], locked: [] };

function step(change: Partial<LessonStep>): LessonStep {
  const empty = { title: 'Step', text: [], experiment: null, restrictions: NONE, goals: [], hint: null };
  return { ...empty, question: null, reveal: [], ...change };
}

const lesson: Lesson = {
  ...{ id: 'one', title: 'One', sentence: 'One.', audience: 'all', minutes: 1, topic: 'Data', level: 1, notes: [] },
  seed: null,
  intro: [],
  restrictions: { hidden: ['inspector'], locked: ['data'] },
  steps: [
    step({ experiment: 'data=xor' }),
    step({ restrictions: { hidden: ['opt', 'inspector'], locked: ['net'] } }),
    step({ experiment: 'data=moons' }),
  ],
};

describe('a step that is opened by itself', () => {
  it('starts with its experiment, or the last one before it', () => {
    expect([0, 1, 2].map((index) => experimentAt(lesson, index, null))).toEqual(['data=xor', 'data=xor', 'data=moons']);
  });

  it('has the seed of the lesson', () => {
    expect(parse(experimentAt(lesson, 1, 77))).toMatchObject({ spec: { data: { id: 'xor' }, seed: 77 }, notices: [] });
  });

  it('has the restrictions of the lesson and its own', () => {
    expect(restrictionsAt(lesson, 1)).toEqual({ hidden: ['inspector', 'opt'], locked: ['data', 'net', 'start'] });
    expect(restrictionsAt(lesson, 2)).toEqual({ hidden: ['inspector'], locked: ['data', 'start'] });
    expect(restrictionsAt({ ...lesson, seed: 'student' }, 2).locked).toEqual(['data', 'seed', 'start']);
  });

  it.each(['data=xor&start=none', 'start=dense1_weight(1,0.5)&data=xor', '#data=xor& start=none'])(
    'leaves starting weights to the person if its experiment mentions them: %s',
    (experiment) => {
      const free = { ...lesson, steps: [step({ experiment }), step({})] };
      expect([0, 1].map((index) => restrictionsAt(free, index).locked)).toEqual([['data'], ['data']]);
    },
  );
});

describe('the seed of a lesson', () => {
  it('is absent, a number, or drawn from a name', () => {
    expect(seedFor({ seed: null }, 'Ada Lovelace')).toBeNull();
    expect(seedFor({ seed: 10 }, 'Ada Lovelace')).toBe(10);
    expect(seedFor({ seed: 'student' }, 'Ada Lovelace')).toBe(2_551_461_758);
  });

  it('does not depend on capitals and spaces, but on everything else in the name', () => {
    const seeds = [' ada  lovelace ', 'ADA LOVELACE', 'Ada Lovelace.', 'Alan Turing'].map((name) =>
      seedFor({ seed: 'student' }, name),
    );
    expect(seeds[0]).toBe(seeds[1]);
    expect(new Set(seeds).size).toBe(3);
  });
});
