import { catalog } from '../catalog/index.ts';
import { type Reference, readReference } from '../catalog/prose.ts';
import { parse } from '../experiment/index.ts';
import { type Claim, DIVERGED, readClaim } from '../goals/claim.ts';
import {
  type Block,
  CHAPTERS,
  type Chapter,
  type DemonstratedRun,
  type Demonstration,
  type Note,
  type NoteHead,
  type Picture,
} from './note.ts';
import { readSpans } from './read-spans.ts';

/** The longest definition, in characters: it fits one line of the command palette. */
const LONGEST_DEFINITION = 130;
const MOST_STEPS = 1000;
const LEAST_RELATED = 2;

/** The parts of a note's file, each as its paragraphs. */
interface Parts {
  readonly title: string;
  readonly definition: string;
  readonly facts: Readonly<Partial<Record<Fact, string>>>;
  readonly body: readonly string[];
  readonly demonstration: readonly string[];
  readonly sources: readonly string[];
}

/** The lines of the list below the definition. */
const FACTS = ['Chapter', 'Words', 'Related', 'Picture'] as const;
type Fact = (typeof FACTS)[number];

/**
 * Reads what the list of notes shows.
 * @throws Error with a sentence that names the fault of the file
 */
export function readHead(id: string, source: string): NoteHead {
  return headOf(id, partsOf(source));
}

/**
 * Reads a whole note.
 * @param isNote whether there is a note with an id
 * @throws Error with a sentence that names the fault of the file
 */
export function readNote(id: string, source: string, isNote: (id: string) => boolean): Note {
  const parts = partsOf(source);
  const head = headOf(id, parts);
  if (head.related.length < LEAST_RELATED) {
    throw new Error(`it has ${head.related.length} related notes or entries, but needs ${LEAST_RELATED}`);
  }
  const missing = head.related.find((other) => !(other.includes('/') ? isEntry(other) : isNote(other)));
  if (missing !== undefined) throw new Error(`the related "${missing}" does not exist`);
  if (head.related.includes(id)) throw new Error('it is related to itself');
  return {
    ...head,
    picture: pictureIn(parts.facts.Picture),
    body: blocksIn(parts.body, 'the text'),
    demonstration: demonstrationIn(parts.demonstration),
    sources: sourcesIn(parts.sources),
  };
}

function partsOf(source: string): Parts {
  const [opening = '', demonstration, sources, ...more] = source.replaceAll('\r\n', '\n').split(/^## /m);
  const [title = '', definition = '', facts = '', ...body] = paragraphsOf(opening);
  if (!/^# \S/.test(title)) throw new Error(`it starts with "${shortened(title)}" instead of "# Title"`);
  if (!facts.startsWith('- ')) {
    throw new Error(
      `after title and definition comes "${shortened(facts)}" instead of the list that begins "- Chapter:"`,
    );
  }
  const [unexpected] = more;
  if (unexpected !== undefined) throw new Error(`the part "${shortened(unexpected)}" comes after the sources`);
  return {
    title: title.slice(2).trim(),
    definition: joined(definition),
    facts: factsIn(facts),
    body,
    demonstration: section('Demonstration', demonstration),
    sources: section('Sources', sources),
  };
}

function section(heading: string, text: string | undefined): readonly string[] {
  if (text === undefined) throw new Error(`the part "## ${heading}" is missing`);
  const [first = '', ...paragraphs] = paragraphsOf(text);
  if (first !== heading) throw new Error(`a part is called "${shortened(first)}" instead of "${heading}"`);
  return paragraphs;
}

function headOf(id: string, { title, definition, facts }: Parts): NoteHead {
  if (definition.length > LONGEST_DEFINITION) {
    throw new Error(`the definition has ${definition.length} characters, but at most ${LONGEST_DEFINITION} fit`);
  }
  if (!/^[^$`*]*[^$`*.]\.$/.test(definition)) {
    throw new Error(`the definition "${shortened(definition)}" is not a sentence without formulas`);
  }
  return {
    id,
    title,
    definition,
    chapter: chapterIn(facts.Chapter),
    words: listed(facts.Words),
    related: listed(facts.Related),
  };
}

function factsIn(list: string): Parts['facts'] {
  const lines = list.split(/\n(?=- )/).map((line) => joined(line));
  const facts = lines.map((line) => {
    const [, name, value] = line.match(/^- (\w+): (.+)$/) ?? [];
    const fact = FACTS.find((known) => known === name);
    if (fact === undefined || value === undefined) {
      throw new Error(`"${shortened(line)}" is none of ${FACTS.map((known) => `"- ${known}: …"`).join(', ')}`);
    }
    return [fact, value] as const;
  });
  const twice = FACTS.find((name) => facts.filter(([fact]) => fact === name).length > 1);
  if (twice !== undefined) throw new Error(`"${twice}" is given twice`);
  return Object.fromEntries(facts);
}

function chapterIn(name: string | undefined): Chapter {
  const chapter = CHAPTERS.find((known) => known === name);
  if (chapter !== undefined) return chapter;
  throw new Error(
    name === undefined ? 'the chapter is missing' : `the chapter "${name}" is none of ${CHAPTERS.join(', ')}`,
  );
}

function pictureIn(text: string | undefined): Picture | null {
  if (text === undefined) return null;
  const [kind = '', rest = ''] = text.split(/ (.*)/);
  const ids = listed(rest);
  const [first] = ids;
  if (kind === 'curves' && first === undefined) return { kind };
  if (kind === 'figure' && first !== undefined && ids.length === 1) return { kind, id: first };
  if ((kind !== 'activations' && kind !== 'losses') || first === undefined) {
    throw new Error(`the picture "${text}" is none of "activations …", "losses …", "figure …" and "curves"`);
  }
  const unknown = ids.find((id) => !isEntry(`${kind}/${id}`));
  if (unknown !== undefined) throw new Error(`the picture shows "${unknown}", which is not in ${kind}`);
  return { kind, ids };
}

function demonstrationIn(paragraphs: readonly string[]): Demonstration {
  const place = paragraphs.findIndex((paragraph) => /^1\. /.test(paragraph));
  const items = paragraphs[place]?.split(/\n(?=\d+\. )/) ?? [];
  if (items.length < 1 || items.length > 2) {
    throw new Error(`the demonstration has ${items.length} runs in a numbered list, but one or two are expected`);
  }
  return {
    intro: blocksIn(paragraphs.slice(0, place), 'the introduction of the demonstration'),
    runs: items.map((item) => runIn(joined(item))),
    remark: blocksIn(paragraphs.slice(place + 1), 'the paragraph on what to look at'),
  };
}

const RUN = /^\d\. (.+?): `([^`]+)` for ([\d,]+) steps?: (.+)$/;

function runIn(item: string): DemonstratedRun {
  const [, name, experiment, count, claims] = item.match(RUN) ?? [];
  if (name === undefined || experiment === undefined || count === undefined || claims === undefined) {
    throw new Error(`"${shortened(item)}" is not of the form "1. Name: \`experiment\` for N steps: \`claim\`"`);
  }
  const steps = Number(count.replaceAll(',', ''));
  if (steps < 1 || steps > MOST_STEPS) throw new Error(`"${name}" has ${count} steps, but at most ${MOST_STEPS} fit`);
  const [notice] = parse(experiment).notices;
  if (notice !== undefined) throw new Error(`the experiment "${name}": ${notice.message}`);
  return { name, experiment, steps, claims: claimsIn(claims) };
}

function claimsIn(text: string): readonly Claim[] {
  if (!/^`[^`]+`( and `[^`]+`)*\.?$/.test(text)) throw new Error(`"${text}" is not claims in code, joined by "and"`);
  const claims = text
    .split(/`| and /)
    .filter((part) => /[a-z]/.test(part))
    .map(readClaim);
  const unknown = claims.find(({ quantity }) => !isMeasured(quantity));
  if (unknown !== undefined) throw new Error(`no run has the quantity "${unknown.quantity}" of a claim`);
  return claims;
}

/** Whether some run has a quantity. */
function isMeasured(quantity: string): boolean {
  if (['loss', 'val_loss', 'gap', 'parameters', DIVERGED].includes(quantity)) return true;
  return Object.hasOwn(catalog.metrics, quantity.replace(/^val_/, ''));
}

function sourcesIn(paragraphs: readonly string[]): readonly Reference[] {
  const lines = paragraphs.flatMap((paragraph) => paragraph.split(/\n(?=- )/));
  if (lines.length === 0) throw new Error('there is no source');
  return lines.map((line) => {
    if (!line.startsWith('- ')) throw new Error(`the source "${shortened(line)}" is not an item of a list`);
    return readReference(joined(line.slice(2)));
  });
}

/** @param what names the paragraphs in the error if there are none */
function blocksIn(paragraphs: readonly string[], what: string): readonly Block[] {
  const blocks = paragraphs.map((paragraph): Block => {
    const [, tex] = paragraph.match(/^\$\$([^$]+)\$\$$/) ?? [];
    if (tex !== undefined) return { kind: 'formula', tex: tex.trim() };
    if (/^(- |#|\d+\. |\|)/.test(paragraph)) {
      throw new Error(`"${shortened(paragraph)}" is neither a paragraph nor a formula`);
    }
    return { kind: 'paragraph', spans: readSpans(joined(paragraph)) };
  });
  if (!blocks.some(({ kind }) => kind === 'paragraph')) throw new Error(`${what} is missing`);
  return blocks;
}

/** Whether the catalog has an entry `section/id`. */
function isEntry(path: string): boolean {
  const [section = '', id = ''] = path.split('/');
  return Object.hasOwn(catalog, section) && Object.hasOwn(catalog[section as keyof typeof catalog], id);
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The lines of a paragraph as one. */
function joined(paragraph: string): string {
  return paragraph.replace(/\s+/g, ' ').trim();
}

function listed(text = ''): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function shortened(text: string): string {
  const line = joined(text);
  return line.length > 50 ? `${line.slice(0, 50)}…` : line;
}
