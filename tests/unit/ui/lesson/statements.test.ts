import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { passReports } from '../../../../src/embedding/report.ts';
import type { Statement } from '../../../../src/embedding/statement.ts';
import { answer, beginLesson, endLesson, meet, nameStudent } from '../../../../src/store/lesson.ts';
import { watchAchievements } from '../../../../src/ui/lesson/statements.ts';
import { smallLesson } from '../../../support/result.ts';

const { lesson } = smallLesson();
const MET = { experiment: 'data=circle', step: 200, measured: { epochs: 2 }, provider: 'wasm' };

let told: Statement[];
let ends: (() => void)[];
beforeEach(() => {
  vi.stubGlobal('window', { location: { href: 'https://nabla.example.org/app/#lesson=small' } });
  told = [];
  ends = [passReports((statement) => told.push(statement)), watchAchievements()];
  beginLesson(lesson, 'small');
});
afterEach(() => {
  for (const end of ends) end();
  endLesson();
  vi.unstubAllGlobals();
});

const verbs = () => told.map(({ verb, result }) => [verb.display.en, result.success, result.score?.raw]);

it('tells the end of a lesson with its score, once', () => {
  answer(2);
  expect(verbs()).toEqual([
    ['initialized', undefined, undefined],
    ['answered', false, undefined],
    ['progressed', undefined, 0],
  ]);
  meet(MET);
  answer(1);
  meet(MET);
  expect(verbs().slice(3)).toEqual([
    ['passed', true, undefined],
    ['completed', true, 1],
  ]);
  expect(told.at(-1)).toMatchObject({
    object: { id: 'https://nabla.example.org/app/#lesson=small' },
    result: {
      score: { raw: 1, min: 0, max: 2, scaled: 0.5 },
      completion: true,
      duration: expect.stringMatching(/^PT/),
    },
  });
});

it('names the person only once they have given a name', () => {
  nameStudent('Ada');
  answer(1);
  expect(told.map(({ actor }) => actor.name)).toEqual([undefined, 'Ada', 'Ada']);
});
