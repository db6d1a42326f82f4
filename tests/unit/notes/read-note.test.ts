import { describe, expect, it } from 'vitest';
import { readHead, readNote } from '../../../src/notes/read-note.ts';

const source = `# Saturation

Where an activation is flat, hardly any gradient passes.

- Chapter: Activations
- Words: saturated units,
  flat
- Related: other, activations/tanh
- Picture: activations sigmoid, tanh

$$
\\varphi'(z) \\approx 0
$$

Sigmoid and tanh are flat where $|z|$
is large.

**How it fails.** The tab **Gradients** shows \`0\`.

## Demonstration

Two scales of the weights are compared.

1. Large: \`data=circle&net=dense(8,tanh)&init=normal(sd=2)\` for 1,000 steps: \`loss > 0.1\` and \`accuracy < 0.99\`
2. Usual: \`data=circle&net=dense(8,tanh)\` for
   300 steps: \`loss < 0.5\`.

Look at the tab **Distributions**.

## Sources

- A. Author, B. Author (2010). [A title (of a kind)](https://doi.org/10.1/x(1))
- C. Author (2011). [Another](https://example.org/)
`;

const isNote = (id: string) => id === 'other' || id === 'saturation';
const read = (text = source) => readNote('saturation', text, isNote);
const without = (part: string | RegExp, instead = '') => {
  const changed = source.replace(part, instead);
  if (changed === source) throw new Error(`nothing was replaced by "${instead}"`);
  return changed;
};

describe('a note', () => {
  it('has the parts of its file', () => {
    const note = read();
    expect(note).toMatchObject({
      id: 'saturation',
      title: 'Saturation',
      definition: 'Where an activation is flat, hardly any gradient passes.',
      chapter: 'Activations',
      words: ['saturated units', 'flat'],
      related: ['other', 'activations/tanh'],
      picture: { kind: 'activations', ids: ['sigmoid', 'tanh'] },
    });
    expect(note.body[0]).toEqual({ kind: 'formula', tex: "\\varphi'(z) \\approx 0" });
    expect(note.body[1]).toEqual({
      kind: 'paragraph',
      spans: [
        { kind: 'text', text: 'Sigmoid and tanh are flat where ', bold: false },
        { kind: 'math', text: '|z|', bold: false },
        { kind: 'text', text: ' is large.', bold: false },
      ],
    });
    expect(note.body[2]).toMatchObject({
      spans: [{ text: 'How it fails.', bold: true }, {}, {}, {}, { kind: 'code' }, {}],
    });
    expect(note.sources.map(({ title, year }) => [title, year])).toEqual([
      ['A title (of a kind)', 2010],
      ['Another', 2011],
    ]);
  });

  it('has a demonstration of one or two runs', () => {
    const { runs, intro, remark } = read().demonstration;
    expect(runs).toEqual([
      {
        name: 'Large',
        experiment: 'data=circle&net=dense(8,tanh)&init=normal(sd=2)',
        steps: 1000,
        claims: [
          { quantity: 'loss', operator: '>', bound: 0.1 },
          { quantity: 'accuracy', operator: '<', bound: 0.99 },
        ],
      },
      {
        name: 'Usual',
        experiment: 'data=circle&net=dense(8,tanh)',
        steps: 300,
        claims: [{ quantity: 'loss', operator: '<', bound: 0.5 }],
      },
    ]);
    expect([intro.length, remark.length]).toEqual([1, 1]);
  });

  it('is read in the same way with the line ends of Windows', () => {
    expect(read(source.replaceAll('\n', '\r\n'))).toEqual(read());
  });

  it('needs neither further words nor a picture nor a formula', () => {
    const note = read(
      without(/- Words:[\s\S]*?(?=- R)/)
        .replace(/- Picture.*\n/, '')
        .replace(/\$\$[\s\S]*?\$\$\n/, ''),
    );
    expect(note).toMatchObject({ words: [], picture: null, body: [{ kind: 'paragraph' }, { kind: 'paragraph' }] });
  });

  it('gives its head without the rest of the file', () => {
    expect(readHead('saturation', without('- Related: other', '- Related: nothing')).related[0]).toBe('nothing');
  });
});

describe('a fault of a file is named', () => {
  it.each([
    ['no title', without('# Saturation\n\n'), 'it starts with "Where an activation is flat'],
    ['no definition', without(/Where.*\n\n/), 'instead of the list that begins "- Chapter:"'],
    ['a long definition', without('hardly', `hardly${' ever'.repeat(20)}`), 'the definition has 156 characters'],
    ['a formula in the definition', without('flat, hardly', '$0$, hardly'), 'is not a sentence without formulas'],
    ['no chapter', without('- Chapter: Activations\n'), 'the chapter is missing'],
    ['an unknown chapter', without('Chapter: Activations', 'Chapter: Cooking'), 'the chapter "Cooking" is none of'],
    ['an unknown line', without('- Words', '- Word'), '"- Word: saturated units, flat" is none of "- Chapter: …"'],
    ['a line twice', without('- Words: ', '- Chapter: '), '"Chapter" is given twice'],
    ['one related note', without('other, '), 'it has 1 related notes or entries, but needs 2'],
    ['an unknown related note', without('other,', 'another,'), 'the related "another" does not exist'],
    [
      'an unknown related entry',
      without('activations/tanh', 'activations/tan'),
      'the related "activations/tan" does not',
    ],
    ['an unknown section', without('activations/tanh', 'actions/tanh'), 'the related "actions/tanh" does not exist'],
    ['itself among the related', without('other,', 'saturation,'), 'it is related to itself'],
    [
      'an unknown picture',
      without('activations sigmoid', 'photograph sigmoid'),
      'the picture "photograph sigmoid, tanh"',
    ],
    ['an unknown entry in the picture', without('sigmoid, tanh', 'sigmoyd'), 'the picture shows "sigmoyd"'],
    ['no text', without(/\$\$[\s\S]*?(?=## D)/), 'the text is missing'],
    ['a list in the text', without('**How', '- **How'), 'is neither a paragraph nor a formula'],
    ['an open bold', without('**How it', 'How it'), '"*" near'],
    ['an open formula', without('$|z|$', '$|z|'), '"$" near'],
    ['a link', without('is large', '[is](large)'), '"](" near'],
    [
      'no demonstration',
      without(/## Demonstration[\s\S]*?(?=## S)/),
      'a part is called "Sources" instead of "Demonstration"',
    ],
    ['no runs', without(/1\. L[\s\S]*?steps: `loss < 0\.5`\.\n/), 'the demonstration has 0 runs'],
    ['three runs', without('\nLook', '3. More: `` for 1 steps: ``\n\nLook'), 'the demonstration has 3 runs'],
    ['a run of another form', without(' for 1,000 steps', ''), '"1. Large: `data=circle'],
    ['too many steps', without('1,000 steps', '1,001 steps'), '"Large" has 1,001 steps, but at most 1000 fit'],
    ['an experiment with a mistake', without('sd=2', 'sd=two'), 'the experiment "Large": '],
    [
      'an unknown key',
      without('data=circle&net=dense(8,tanh)`', 'date=circle`'),
      'the experiment "Usual": Unknown key "date"',
    ],
    ['a claim of another form', without('loss > 0.1', 'loss is high'), '"loss is high" is not a claim'],
    ['claims without "and"', without('` and `', ', `'), 'is not claims in code, joined by "and"'],
    ['an unknown quantity', without('accuracy <', 'speed <'), 'no run has the quantity "speed" of a claim'],
    ['no introduction', without(/Two scales.*\n/), 'the introduction of the demonstration is missing'],
    ['no remark', without(/Look.*\n/), 'the paragraph on what to look at is missing'],
    ['no sources', without(/## Sources[\s\S]*/), 'the part "## Sources" is missing'],
    ['an empty list of sources', without(/- A\. [\s\S]*/), 'there is no source'],
    ['a source of another form', without('(2010)', '2010'), 'the reference is "A. Author, B. Author 2010'],
    ['another part', `${source}\n## More\n\nText.`, 'the part "More Text." comes after the sources'],
  ])('%s', (_, text, fault) => expect(() => read(text)).toThrow(fault));
});
