import { describe, expect, it } from 'vitest';
import { EXPERIMENTS } from '../../../src/gallery/experiments/index.ts';
import { readExperiments } from '../../../src/gallery/experiments/read-experiments.ts';
import thumbnails from '../../../src/gallery/thumbnails/thumbnails.json';
import { LEVELS, TOPICS } from '../../../src/gallery/topics.ts';

describe('the ready experiments', () => {
  it('are many, for every topic and level', () => {
    expect(EXPERIMENTS.length).toBeGreaterThanOrEqual(45);
    for (const topic of TOPICS)
      expect(EXPERIMENTS.filter((one) => one.topic === topic).length, topic).toBeGreaterThan(2);
    for (const level of LEVELS) expect(EXPERIMENTS.filter((one) => one.level === level).length).toBeGreaterThan(10);
  });

  it('differ in their ids and in their texts', () => {
    expect(new Set(EXPERIMENTS.map(({ id }) => id)).size).toBe(EXPERIMENTS.length);
    expect(new Set(EXPERIMENTS.map(({ title }) => title)).size).toBe(EXPERIMENTS.length);
  });

  it('have a recorded thumbnail each', () => {
    expect(Object.keys(thumbnails).sort()).toEqual(EXPERIMENTS.map(({ id }) => id).sort());
  });
});

describe('reading experiments', () => {
  const entry = (list: string, { title = 'A line', sentence = 'It turns.' } = {}) =>
    `# Perceptron\n\n## ${title}\n\n${sentence}\n\n${list}\n`;
  const list = '- Level: 1\n- Experiment: `data=xor&net=none`\n- Steps: 1,000';

  it('takes all that an entry says', () => {
    const more = `${list}\n- Picture: curves\n- Diverges: yes\n- Words: straight, first\n  classifier`;
    expect(readExperiments(entry(more, { title: 'XOR: a line!', sentence: 'Does it\nturn by 0.5?' }))).toEqual([
      {
        id: 'xor_a_line',
        title: 'XOR: a line!',
        sentence: 'Does it turn by 0.5?',
        topic: 'Perceptron',
        level: 1,
        text: 'data=xor&net=none',
        steps: 1000,
        picture: 'curves',
        diverges: true,
        words: ['straight', 'first classifier'],
      },
    ]);
  });

  it.each([
    ['# Cooking\n\n## A\n', 'it starts with "# Cooking" instead of "# " and a topic'],
    ['# Perceptron\n', 'it has no experiment'],
    [entry(list, { sentence: 'no sentence' }), '"A line": "no sentence" is not one sentence'],
    [entry(list, { sentence: 'One. Two.' }), '"A line": "One. Two." is not one sentence'],
    [entry(list, { sentence: `${'Long '.repeat(40)}.` }), 'characters, but at most 130 fit'],
    [entry(list, { title: 'T'.repeat(41) }), 'the title has more than 40 characters'],
    [entry(list.replace('1\n', '4\n')), '"A line": the level "4" is none of 1, 2, 3'],
    [entry(list.replaceAll('`', '')), '"A line": "Experiment" is not an experiment in code'],
    [entry(list.replace('xor', 'xro')), 'unknown dataset "xro"'],
    [entry(list.replace('1,000', 'many')), '"Steps" is not a number from 1 to 3000'],
    [entry(`${list}\n- Picture: map`), '"Picture" is not "curves"'],
    [entry(`${list}\n- Diverges: no`), '"Diverges" is not "yes"'],
    [entry(`${list}\n- Level: 2`), '"Level" is given twice'],
    [entry(`${list}\n- Colour: red`), '"Colour: red" is none of "- Level: …"'],
    [entry(`${list}\n\nMore.`), 'something follows its list: "More."'],
  ])('names what is wrong with %j', (source, fault) => {
    expect(() => readExperiments(source)).toThrow(fault);
  });
});
