import { describe, expect, it } from 'vitest';
import { EXPERIMENTS } from '../../../src/gallery/experiments/index.ts';
import { LESSONS } from '../../../src/gallery/index.ts';
import { TOPICS } from '../../../src/gallery/topics.ts';
import { textsOfExperiment, textsOfLesson } from '../../../src/ui/gallery/words.ts';
import { matching } from '../../../src/ui/search.ts';

const experiments = (typed: string) => matching(EXPERIMENTS, textsOfExperiment, typed).map(({ title }) => title);
const lessons = (typed: string) => matching(LESSONS, textsOfLesson, typed).map(({ title }) => title);

it.each([EXPERIMENTS, LESSONS])('the gallery is in the order of its topics', (...members) => {
  const places = members.map(({ topic }) => TOPICS.indexOf(topic));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

describe('cards are found', () => {
  it('by title before everything else', () => {
    expect(lessons('xor')[0]).toMatch(/XOR/);
    expect(experiments('dropout')[0]).toMatch(/dropout/i);
  });

  it.each(['gru', 'data=digits', 'self_attention', 'global avg'])('by their experiment: %s', (typed) => {
    expect(experiments(typed)).not.toEqual([]);
  });

  it.each([
    ['dorpout', 'dropout'],
    ['atention', 'attention'],
    ['overfiting', 'overfitting'],
    ['perceptorn', 'perceptron'],
  ])('despite typing errors: %s', (typed, meant) => {
    expect(experiments(typed).length + lessons(typed).length).toBeGreaterThan(0);
    expect(experiments(meant)).toEqual(expect.arrayContaining(experiments(typed).slice(0, 1)));
  });

  it('as if it had been typed correctly while the word is not finished', () => {
    expect(lessons('ovrfitt')).not.toEqual([]);
  });

  it('by no word that is too short, and not by everything', () => {
    expect(experiments('xqr')).toEqual([]);
    expect(experiments('zebra crossing')).toEqual([]);
  });
});
