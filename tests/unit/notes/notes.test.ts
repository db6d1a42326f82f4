import { renderToString } from 'katex';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog/index.ts';
import type { Block } from '../../../src/markdown/block.ts';
import curves from '../../../src/notes/curves.json';
import { NOTES, noteOf, notesAbout } from '../../../src/notes/index.ts';
import { glossary } from '../../../src/ui/help/glossary.ts';

function formulasIn(blocks: readonly Block[]) {
  return blocks.flatMap((block): { tex: string; display: boolean }[] =>
    block.kind === 'formula'
      ? [{ tex: block.tex, display: true }]
      : block.spans.filter(({ kind }) => kind === 'math').map(({ text }) => ({ tex: text, display: false })),
  );
}

const textOf = (blocks: readonly Block[]) =>
  blocks
    .flatMap((block) => (block.kind === 'paragraph' ? block.spans : []))
    .flatMap(({ kind, text }) => (kind === 'math' ? [] : text))
    .join(' ');

describe.each(NOTES.map(({ id }) => id))('the note %s', (id) => {
  const read = () => {
    const note = noteOf(id);
    const { intro, remark } = note.demonstration;
    return { note, blocks: [...note.body, ...intro, ...remark] };
  };

  it('has an id in lower snake case, and lower-case words', () => {
    const { words } = read().note;
    expect(id).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    expect(words).toEqual(words.map((word) => word.toLowerCase()));
  });

  it('has formulas that KaTeX sets without warnings', () => {
    for (const { tex, display } of formulasIn(read().blocks)) {
      const set = () => renderToString(tex, { strict: 'error', throwOnError: true, displayMode: display });
      expect(set, tex).not.toThrow();
    }
  });

  it('contains no TeX and no control character outside formulas', () => {
    expect(textOf(read().blocks)).not.toMatch(/\\|[\p{Cc}\ufffd]/u);
  });

  it('has sources with an address', () => {
    for (const { url, year } of read().note.sources) {
      expect(new URL(url).protocol).toBe('https:');
      expect(year).toBeGreaterThan(1700);
    }
  });

  it('has recorded curves if it shows them, which `npm run notes` writes', () => {
    const { picture, demonstration } = read().note;
    if (picture?.kind !== 'curves') return;
    const ofNote = (curves as Record<string, readonly { readonly step: readonly number[] }[]>)[id] ?? [];
    expect(ofNote.map(({ step }) => step[0])).toEqual(demonstration.runs.map(() => 0));
    for (const { step } of ofNote) expect(step.length).toBeLessThanOrEqual(40);
  });
});

describe('the notes', () => {
  it('have distinct titles', () => {
    expect(new Set(NOTES.map(({ title }) => title)).size).toBe(NOTES.length);
  });

  it('explain every symbol of the glossary', () => {
    const linked = glossary.flatMap(({ terms }) => terms.map(({ note }) => note));
    expect(linked.filter((id) => !NOTES.some((note) => note.id === id))).toEqual([]);
  });

  it.each(Object.entries(catalog))('explain every entry of the catalog: %s', (section, entries) => {
    const paths = Object.keys(entries).map((id) => `${section}/${id}`);
    expect(paths.filter((path) => notesAbout(path).length === 0)).toEqual([]);
  });

  it('are found by a catalog entry to which they are related', () => {
    expect(notesAbout('activations/sigmoid').map(({ id }) => id)).toContain('vanishing_gradient');
    expect(notesAbout('diagnoses/dead_units').map(({ id }) => id)).toEqual(['dying_relu']);
  });

  it('name the file of one that does not exist', () => {
    expect(() => noteOf('nothing')).toThrow('src/notes/nothing.md does not exist');
  });
});
