import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LESSONS, lessonSource } from '../../../src/gallery/index.ts';
import { isCorrect } from '../../../src/gallery/lesson.ts';
import { printLesson } from '../../../src/gallery/print-lesson.ts';
import { MOST_BYTES, readHead, readLesson } from '../../../src/gallery/read-lesson.ts';
import { INPUTS, mutationsOf } from '../../support/mutations.ts';

const source = `# Saturation
Where an activation is flat,
hardly any gradient passes.

- For: second week
- Minutes: 15
- Topic: Activations
- Level: 2
- Notes: saturation, neuron
- Seed: 10
- Hide: inspector
- Lock: data

Sigmoid is flat where $|z|$ is large.

$$
\\varphi'(z) \\approx 0
$$

## Look at it

Press **Play**.

- Experiment: \`data=circle&net=dense(8,sigmoid)\`
- Hide: \`reg\`, opt.lr
- Lock: net.units
- Goals: \`val_accuracy >= 0.95\` and \`epochs <= 100\`
- Hint: Try \`tanh\`, or
  $\\eta = 1$.

> How large is the gradient
> of sigmoid at most?
>
> - [ ] 1
> - [x] $1/4$, at
>   zero
> - [ ] It has **no** limit

At zero it is $1/4$.

So it shrinks.

## Count

> How many parameters?
> = −1,000.5 ± 0.5
`;

const isNote = (id: string) => ['saturation', 'neuron'].includes(id);
const read = (text = source) => readLesson('saturation', text, isNote);
const without = (part: string | RegExp, instead = '') => {
  const changed = source.replace(part, () => instead);
  if (changed === source) throw new Error(`nothing was replaced by "${instead}"`);
  return changed;
};

describe('a lesson', () => {
  it('has the parts of its file', () => {
    const lesson = read();
    expect(lesson).toMatchObject({
      id: 'saturation',
      title: 'Saturation',
      sentence: 'Where an activation is flat, hardly any gradient passes.',
      audience: 'second week',
      minutes: 15,
      topic: 'Activations',
      level: 2,
      notes: ['saturation', 'neuron'],
      seed: 10,
      restrictions: { hidden: ['inspector'], locked: ['data'] },
    });
    expect(lesson.intro.map(({ kind }) => kind)).toEqual(['paragraph', 'formula']);
    const [first, second] = lesson.steps;
    expect(first).toMatchObject({
      title: 'Look at it',
      experiment: 'data=circle&net=dense(8,sigmoid)',
      restrictions: { hidden: ['reg', 'opt.lr'], locked: ['net.units'] },
      goals: [
        { quantity: 'val_accuracy', operator: '>=', bound: 0.95 },
        { quantity: 'epochs', operator: '<=', bound: 100 },
      ],
      hint: [{ text: 'Try ' }, { kind: 'code', text: 'tanh' }, { text: ', or ' }, { kind: 'math' }, { text: '.' }],
      question: {
        kind: 'choice',
        text: [{ text: 'How large is the gradient of sigmoid at most?' }],
        choices: [{ isCorrect: false }, { isCorrect: true }, { isCorrect: false }],
      },
    });
    expect(first?.reveal).toHaveLength(2);
    expect(second).toMatchObject({
      text: [],
      experiment: null,
      restrictions: { hidden: [], locked: [] },
      goals: [],
      hint: null,
      question: { kind: 'number', value: -1000.5, tolerance: 0.5 },
      reveal: [],
    });
  });

  it('gives its head without the steps', () => {
    expect(readHead('saturation', without(/## Look[\s\S]*/)).title).toBe('Saturation');
    expect(readHead('saturation', without('neuron', 'other')).notes).toContain('other');
  });

  it('is read in the same way with the line ends of Windows and a byte order mark', () => {
    expect(read(`\ufeff${source.replaceAll('\n', '\r\n')}`)).toEqual(read());
  });

  it('is the same after printing and reading', () => {
    const printed = printLesson(read());
    expect(read(printed)).toEqual(read());
    expect(printLesson(read(printed))).toBe(printed);
  });

  it('may draw its seed from the name of the student', () => {
    expect(read(without('Seed: 10', 'Seed: student')).seed).toBe('student');
    expect(read(without('- Seed: 10\n')).seed).toBeNull();
  });

  it('shows tags as text', () => {
    const { steps } = read(without('Press **Play**.', 'Press <img src=x onerror=alert(1)>.'));
    expect(steps[0]?.text[0]).toMatchObject({ spans: [{ kind: 'text', text: 'Press <img src=x onerror=alert(1)>.' }] });
  });
});

describe('a fault of a file is named', () => {
  it.each([
    ['nothing', '', 'it starts with "" instead of "# Title"'],
    ['no title', without('# Saturation\n'), 'it starts with "Where an activation is flat,"'],
    ['a long title', without('# Saturation', `# ${'a'.repeat(81)}`), 'has 81 characters, but at most 80 fit'],
    ['no sentence', without(/Where[\s\S]*?passes\.\n/), 'instead of the list that begins "- For:"'],
    ['a formula in it', without('flat,', '$0$,'), 'the sentence below the title "Where an activation is $0$'],
    ['no audience', without(/- For.*\n/), 'the line "- For: …" is missing'],
    ['no minutes', without('15', 'a few'), '"- Minutes: a few" is not a whole number from 1 to 180'],
    ['too many minutes', without('15', '181'), '"- Minutes: 181" is not a whole number from 1 to 180'],
    ['an unknown topic', without('Activations', 'Cooking'), '"- Topic: Cooking" is none of Perceptron, Activations'],
    ['an unknown level', without('Level: 2', 'Level: 4'), '"- Level: 4" is none of 1, 2, 3'],
    ['an unknown note', without('neuron', 'neurone'), 'there is no note "neurone"'],
    ['a seed of another form', without('Seed: 10', 'Seed: -1'), '"- Seed: -1" is not a whole number from 0'],
    ['an unknown fact', without('- Notes', '- Note'), '"- Note: saturation, neuron" is none of "- For: …"'],
    [
      'an unknown part',
      without('inspector', 'inspektor'),
      'no part or control has that name; did you mean "inspector"?',
    ],
    ['an unknown control', without('net.units', 'nett.units'), 'step 1: "- Lock: …" names "nett.units"'],
    ['an argument of a part', without('opt.lr', 'status.lr'), 'step 1: "- Hide: …" names "status.lr"'],
    ['no steps', without(/## Look[\s\S]*/), 'it has 0 steps, each below a line "## Title"'],
    ['too many steps', source + '\n## More\n\nText.\n'.repeat(29), 'it has 31 steps'],
    ['a step without a title', without('## Count', '##  '), 'step 2: the title is missing'],
    ['an empty step', without(/> How many[\s\S]*/), 'step 2: it has neither a text nor a question'],
    ['no experiment', without(/- Experiment.*\n/), 'step 1: the first step has no line "- Experiment: `…`"'],
    ['an experiment without code', without(/`(?=data)|(?<=\))`/g), 'is not in code: `…`'],
    ['an experiment with a mistake', without('dense(8', 'dens(8'), 'step 1: the experiment: net: '],
    ['an experiment with an unknown key', without('data=circle', 'date=circle'), 'the experiment: Unknown key "date"'],
    ['a kept table', without('data=circle', 'data=own&table=~0123456789abcdef'), 'step 1: the experiment: '],
    ['a seed in an experiment', without('circle&', 'circle&seed=3&'), 'but "- Seed: 10" sets one for all steps'],
    ['a goal of another form', without('val_accuracy >= 0.95', 'be good'), 'step 1: "be good" is not a claim'],
    ['goals without code', without('` and `', '`, `'), 'is not claims in code, joined by "and"'],
    ['a goal without letters', without('epochs <= 100', '100'), '"100" is not a claim'],
    ['an unknown quantity', without('epochs <=', 'epoch <='), '"epoch" of a claim; did you mean "epochs"?'],
    [
      'a quantity of another task',
      without('val_accuracy', 'val_mae'),
      'a run of this experiment has no "val_mae"; it has',
    ],
    ['no validation part', without('circle&', 'circle&split=80/0/20&'), 'has no "val_accuracy"'],
    ['an open formula', without('$|z|$', '$|z|'), '"$" near'],
    ['a link', without('**Play**', '[Play](https://example.org)'), '"](" near'],
    ['an empty formula', without("\\varphi'(z) \\approx 0", ''), '"$" near'],
    ['two questions', without('At zero', '> Again?\n> = 1\n\nAt zero'), 'step 1: "> Again? > = 1" is out of place'],
    ['facts behind a question', `${source}\n- Lock: data\n`, 'step 2: "- Lock: data" is out of place'],
    ['a heading in a step', without('Press **Play**.', '### Play'), '"### Play" is neither a paragraph'],
    [
      'a reveal after nothing',
      without(/> How many[\s\S]*/, '- Lock: net\n\nSo it is.'),
      'step 2: it has neither a text',
    ],
    [
      'a reveal without goals',
      without(/> How many[\s\S]*/, 'Text.\n\n- Lock: net\n\nSo it is.'),
      '"So it is." is hidden until a question is answered or goals are met, but it has none',
    ],
    [
      'a question without answers',
      without('> = −1,000.5 ± 0.5\n'),
      'the question "How many parameters?" has no answers',
    ],
    ['answers without a question', without('> How many parameters?\n'), 'asks nothing before its answers'],
    ['an answer that is no number', without('−1,000.5', 'many'), 'the answer "= many ± 0.5" is not a number'],
    ['a negative tolerance', without('± 0.5', '± -0.5'), 'is not a number such as "= 9"'],
    ['a choice without a box', without('- [ ] 1', '- 1'), 'the choice "- 1" does not begin with "- [ ]"'],
    ['no correct choice', without('[x]', '[ ]'), 'has 3 choices, 0 of them correct'],
    ['two correct choices', without('[ ] 1', '[x] 1'), 'has 3 choices, 2 of them correct'],
    ['one choice', without(/> - \[ \] 1\n|> - \[ \] It.*\n/g), 'has 1 choices, 1 of them correct'],
    ['a control character', without('Press', 'Press\u0007'), 'the invisible character U+0007'],
    ['text in another direction', without('Press', 'Press\u202e'), 'the invisible character U+202E'],
  ])('%s', (_, text, fault) => expect(() => read(text)).toThrow(fault));

  it('of a file that is too large, before it is read', () => {
    const large = 'ä'.repeat(MOST_BYTES / 2 + 1);
    expect(() => read(large)).toThrow(`it has ${MOST_BYTES + 2} bytes, but at most ${MOST_BYTES} can be read`);
    expect(() => readHead('large', 'a'.repeat(10 ** 7))).toThrow('it has 10000000 bytes');
  });
});

describe('an answer', () => {
  const [first, second] = read().steps.map(({ question }) => question);

  it('is correct if it is the choice', () => {
    expect([-1, 0, 1, 2, 3, 0.5].map((answer) => first && isCorrect(first, answer))).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is correct if it is a number within the tolerance', () => {
    expect([-1000, -1001, -999.9, -1001.1, Number.NaN].map((answer) => second && isCorrect(second, answer))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isCorrect({ kind: 'number', text: [], value: 0.2, tolerance: 0.1 }, 0.3)).toBe(true);
  });
});

describe('any text', () => {
  /** Openings of lessons with one of their steps each; the shortest, because reading them takes long. */
  const texts = [source, ...LESSONS.map(({ id }) => lessonSource(id) ?? '')]
    .flatMap((text) => {
      const [opening, ...steps] = text.split(/^(?=## )/m);
      return steps.filter((step) => step.includes('- Experiment: ')).map((step) => `${opening}${step}`);
    })
    .toSorted((a, b) => a.length - b.length)
    .slice(0, 12);
  const pieces = [
    ...['## ', '# ', '- ', '> ', '- [x] ', '- [ ] ', '= ', '**', '$', '$$', '`', ' and ', '± ', '∞', '\n\n'],
    ...[
      'Goals: `',
      'Hide: opt',
      'Lock: net.units',
      'Seed: student',
      'loss',
      'val_accuracy >= 0.95',
      'data=own&table=1',
    ],
    ...['\\def\\a{\\a}', '{'.repeat(40), '\\rule{9em}{9em}', '[a](javascript:alert(1))', '\\href{x}{y}'],
  ];

  it(`is a lesson that prints and reads the same, or has a fault with a short sentence (${INPUTS} texts)`, () => {
    const any = fc.oneof(
      { weight: 19, arbitrary: mutationsOf(texts, pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    );
    fc.assert(
      fc.property(any, (text) => {
        let lesson: ReturnType<typeof read>;
        try {
          lesson = readLesson('any', text, () => true);
        } catch (error) {
          expect((error as Error).constructor).toBe(Error);
          expect((error as Error).message).toMatch(/^\S.{5,1000}$/su);
          return;
        }
        expect(readLesson('any', printLesson(lesson), () => true)).toEqual(lesson);
      }),
      { numRuns: INPUTS },
    );
  });
});
