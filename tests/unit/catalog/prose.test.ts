import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog/index.ts';
import { proseOf, readProse } from '../../../src/catalog/prose.ts';

const reference = 'A. Author, B. Author (1986). [On [0, 1]](https://doi.org/10.1016/0004-3702(89)90049-0)';
const read = {
  authors: 'A. Author, B. Author',
  year: 1986,
  title: 'On [0, 1]',
  url: 'https://doi.org/10.1016/0004-3702(89)90049-0',
};

describe('the text about an entry', () => {
  it('is a paragraph with a sentence a line, followed by the reference', () => {
    expect(readProse(`An S-curve (σ).\nUse it late.\n\n${reference}\n`)).toEqual({
      text: 'An S-curve (σ). Use it late.',
      reference: read,
    });
  });

  it('may name differences between frameworks in between', () => {
    expect(readProse(`Text.\n\n**Elsewhere.** Keras:\nselu.\n\n${reference}\n`)).toEqual({
      text: 'Text.',
      differs: 'Keras: selu.',
      reference: read,
    });
  });

  it('is read in the same way with the line ends of Windows', () => {
    const source = `One.\nTwo.\n\n**Elsewhere.** Keras.\n\n${reference}\n`;
    expect(readProse(source.replaceAll('\n', '\r\n'))).toEqual(readProse(source));
  });

  it.each([
    ['', 'the reference is "" instead of "Authors (year). [Title](address)"'],
    ['Text.\n\nA. Author, 1986', 'the reference is "A. Author, 1986" instead of "Authors (year). [Title](address)"'],
    [`Text.\n\nMore.\n\n${reference}`, 'the second paragraph starts with "More." instead of "**Elsewhere.**"'],
    [`Text.\n\n**Elsewhere.** Keras.\n\nMore.\n\n${reference}`, 'there is one paragraph too many: "More."'],
  ])('%j is rejected with the reason', (source, reason) => {
    expect(() => readProse(source)).toThrow(reason);
  });

  it('is missing with the name of its file', () => {
    expect(() => proseOf('losses', 'nothing')).toThrow('src/catalog/losses/nothing.md does not exist');
  });

  it('belongs to an entry: no file is left of one that was renamed or removed', () => {
    const files = readdirSync(new URL('../../../src/catalog', import.meta.url), { recursive: true, encoding: 'utf8' });
    const texts = files.map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.md'));
    const entries = Object.entries(catalog).flatMap(([section, list]) =>
      Object.keys(list).map((id) => `${section}/${id}.md`),
    );
    expect(texts.toSorted()).toEqual(entries.toSorted());
  });
});
