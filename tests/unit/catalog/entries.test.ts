import { renderToString } from 'katex';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalog/entry.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { proseOf } from '../../../src/catalog/prose.ts';

type Section = keyof typeof catalog;
type AnyEntry = Omit<Entry, 'tex'> & { readonly tex?: string };

const sections = Object.entries(catalog) as [Section, Readonly<Record<string, AnyEntry>>][];
const entries = sections.flatMap(([section, list]) =>
  Object.entries(list).map(([id, entry]) => ({ name: `${section}/${id}`, section, id, entry })),
);

function typeset(tex: string): string {
  return renderToString(tex, { strict: 'error', throwOnError: true, displayMode: true, trust: false });
}

describe.each(entries)('$name', ({ section, id, entry }) => {
  it('has an id and aliases in lower snake case that no other entry of the section has', () => {
    const names = sections
      .filter(([other]) => other === section)
      .flatMap(([, list]) => Object.entries(list).flatMap(([other, { aliases }]) => [other, ...(aliases ?? [])]));
    for (const name of [id, ...(entry.aliases ?? [])]) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(names.filter((other) => other === name)).toHaveLength(1);
    }
  });

  it('has a label, and a text of 60 to 150 words in the file beside it', () => {
    expect(entry.label).not.toBe('');
    const words = proseOf(section, id).text.split(' ').length;
    expect(words).toBeGreaterThanOrEqual(60);
    expect(words).toBeLessThanOrEqual(150);
  });

  it('has formulas that KaTeX sets without warnings', () => {
    if (section !== 'datasets') expect(entry.tex).toBeTruthy();
    if (entry.tex !== undefined) typeset(entry.tex);
    for (const hyper of Object.values('hyper' in entry ? entry.hyper : {})) typeset(hyper.tex);
  });

  it('names its source', () => {
    const { authors, year, title, url } = proseOf(section, id).reference;
    expect(authors).not.toBe('');
    expect(title).not.toBe('');
    expect(Number.isInteger(year) && year > 1800 && year < 2100).toBe(true);
    expect(new URL(url).protocol).toBe('https:');
  });

  it('has hyperparameters whose defaults are within their ranges', () => {
    for (const hyper of Object.values('hyper' in entry ? entry.hyper : {})) {
      expect(hyper.min).toBeLessThan(hyper.max);
      expect(hyper.default).toBeGreaterThanOrEqual(hyper.min);
      expect(hyper.default).toBeLessThanOrEqual(hyper.max);
      if (hyper.scale === 'log') expect(hyper.min).toBeGreaterThan(0);
      if (hyper.integer) expect([hyper.min, hyper.max, hyper.default].every(Number.isInteger)).toBe(true);
      expect(hyper.label).not.toBe('');
      expect(hyper.explain).toMatch(/\.$/);
    }
  });
});

describe('the catalog', () => {
  it.each(sections)('has no alias in %s that is an id or is used twice', (_section, list) => {
    const names = Object.entries(list).flatMap(([id, entry]) => [id, ...(entry.aliases ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has losses that name existing output activations, allowed on the output', () => {
    for (const loss of Object.values(catalog.losses)) {
      for (const id of Object.keys(loss.outputs)) {
        const activation = Object.entries(catalog.activations).find(([key]) => key === id)?.[1];
        expect(activation?.places, id).toContain('output');
      }
    }
  });

  it('has consistent slots of optimizers and positional arguments of layers', () => {
    for (const optimizer of Object.values(catalog.optimizers)) {
      for (const slot of Object.values(optimizer.slots) as { tex: string; initial: number }[]) {
        typeset(slot.tex);
        expect(Number.isFinite(slot.initial)).toBe(true);
      }
    }
    for (const layer of Object.values(catalog.layers)) {
      for (const name of layer.positional) expect([...Object.keys(layer.hyper), 'activation']).toContain(name);
    }
  });
});
