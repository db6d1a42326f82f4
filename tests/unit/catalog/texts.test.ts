import { describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog/index.ts';
import { type CatalogSection, proseOf } from '../../../src/catalog/prose.ts';

/** Every string within a value, with its path. */
function strings(value: unknown, way: string): { readonly way: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ way, text: value }];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => strings(part, `${way}.${key}`));
}

/** The texts in the Markdown files, and those in the definitions. */
const texts = (Object.keys(catalog) as CatalogSection[]).flatMap((section) =>
  Object.entries(catalog[section]).flatMap(([id, entry]) => [
    ...strings(proseOf(section, id), `${section}/${id}.md`),
    ...strings(entry, `${section}.${id}`),
  ]),
);
const isFormula = (way: string) => /\.tex$|Tex$|\.tex\./.test(way);
const prose = texts.filter(({ way }) => !isFormula(way));
const where = (found: typeof texts) => found.map(({ way, text }) => `${way}: ${text}`);

describe('the texts of the catalog', () => {
  it('are all reached', () => {
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.length - prose.length).toBeGreaterThan(200);
  });

  it('contain no control character, as a backslash before a letter becomes in a string', () => {
    expect(where(texts.filter(({ text }) => /[\p{Cc}\ufffd]/u.test(text)))).toEqual([]);
  });

  it('contain no word that mixes Greek and Latin letters, as when a symbol was replaced within words', () => {
    const mixed = /\p{Script=Greek}\p{Script=Latin}{2}|\p{Script=Latin}{2}\p{Script=Greek}/u;
    expect(where(prose.filter(({ text }) => mixed.test(text)))).toEqual([]);
  });

  it('contain no TeX outside formulas', () => {
    expect(where(prose.filter(({ text }) => /\\|\$\{/.test(text)))).toEqual([]);
  });

  it('lose no backslash in formulas: each spelled-out command has one', () => {
    const commands =
      /(?<![\\A-Za-z{])(?:frac|sqrt|text|begin|end|left|right|cdot|sum|mathcal|hat|times|sim|odot)(?![A-Za-z])/;
    const formulas = texts.filter(({ way }) => isFormula(way));
    expect(where(formulas.filter(({ text }) => commands.test(text)))).toEqual([]);
  });

  it.each([
    [/\bwhat (?:it|the network|they|one) says?\b/i, 'prediction'],
    [/\bwhat is (?:fed|learned|said)\b/i, 'feature, target, prediction'],
    [/\bsaid (?:of|to be)\b|\bsays of\b/i, 'predicted as'],
    [/\bwhat (?:became|becomes|came|comes) of\b/i, 'a verb for what happens'],
    [/\bgo(?:es)? by\b/i, 'depends on, uses'],
    [/\bstands? (?:instead|outside|inside|beside|as it|here|there|in (?:its|their) place)\b/i, 'is used, is'],
    [/\bis to be \w+ed\b|\bare to be \w+ed\b/i, 'an active verb'],
    [/\bunless (?:told|asked|it is told)\b/i, 'by default'],
    [/\bas it (?:came|comes)\b/i, 'unchanged'],
    [/\bdear(?:er|est)?\b/i, 'expensive'],
    [/\b(?:a|one|this|each) data set\b/i, 'dataset'],
    [/\bneurons?\b/i, 'unit'],
  ])('avoid %s (better: %s)', (phrase) => {
    expect(where(prose.filter(({ text }) => phrase.test(text)))).toEqual([]);
  });

  it('call what an agent does a move: a step is one of training', () => {
    const ofAgents = prose.filter(({ way }) => /^(?:environments|methods)[./]/.test(way));
    expect(ofAgents.length).toBeGreaterThan(30);
    expect(where(ofAgents.filter(({ text }) => /(?<!Euler )\bsteps?\b/.test(text)))).toEqual([]);
  });
});
