import type { catalog } from './index.ts';

export type CatalogSection = keyof typeof catalog;

/** Where a definition comes from. */
export interface Reference {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly url: string;
}

/** The text about an entry of the catalog. */
export interface Prose {
  /** What the entry does, when to use it and how it fails, in 60–150 words. */
  readonly text: string;
  /** Where well-known frameworks differ from this definition. */
  readonly differs?: string;
  readonly reference: Reference;
}

/** The sources of all texts. They are as long as the rest of the catalog, so the page imports this file late. */
const files = import.meta.glob<string>('./*/*.md', { eager: true, query: '?raw', import: 'default' });

/**
 * The text about an entry, from the Markdown file beside it.
 * @throws Error if the file is missing or has another form
 */
export function proseOf(section: CatalogSection, id: string): Prose {
  const path = `${section}/${id}.md`;
  const source = files[`./${path}`];
  if (source === undefined) throw new Error(`src/catalog/${path} does not exist: write the text about "${id}" there`);
  try {
    return readProse(source);
  } catch (error) {
    throw new Error(`src/catalog/${path}: ${(error as Error).message}`);
  }
}

const ELSEWHERE = '**Elsewhere.** ';

/**
 * Reads two or three paragraphs: the text; if frameworks differ, a paragraph that starts with `**Elsewhere.**`; and
 * the reference, as `Authors (year). [Title](address)`. Lines within a paragraph are joined.
 * @throws Error if the paragraphs are not these
 */
export function readProse(source: string): Prose {
  const paragraphs = source.trim().split(/\n\s*\n/);
  const [text = '', ...rest] = paragraphs.map((paragraph) => paragraph.trim().replace(/\s+/g, ' '));
  const reference = readReference(rest.pop() ?? '');
  const [differs, unexpected] = rest;
  if (unexpected !== undefined) throw new Error(`there is one paragraph too many: "${opening(unexpected)}"`);
  if (differs === undefined) return { text, reference };
  if (!differs.startsWith(ELSEWHERE)) {
    throw new Error(`the second paragraph starts with "${opening(differs)}" instead of "${ELSEWHERE.trim()}"`);
  }
  return { text, differs: differs.slice(ELSEWHERE.length), reference };
}

/**
 * Reads `Authors (year). [Title](address)`.
 * @throws Error if the text has another form
 */
export function readReference(text: string): Reference {
  const [, authors, year, title, url] = text.match(/^(.+) \((\d{4})\)\. \[(.+)\]\((\S+)\)$/) ?? [];
  if (authors === undefined || year === undefined || title === undefined || url === undefined) {
    throw new Error(`the reference is "${opening(text)}" instead of "Authors (year). [Title](address)"`);
  }
  return { authors, year: Number(year), title, url };
}

/** The first words of a paragraph. */
function opening(paragraph: string): string {
  return paragraph.length > 40 ? `${paragraph.slice(0, 40)}…` : paragraph;
}
