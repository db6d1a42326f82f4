import { catalog } from '../catalog/index.ts';
import { type Reference, readReference } from '../catalog/prose.ts';
import { parse } from '../experiment/index.ts';
import { readClaims } from '../goals/read-claims.ts';
import type { Block } from '../markdown/block.ts';
import { joined, listed, paragraphsOf, shortened } from '../markdown/paragraphs.ts';
import { readBlocks } from '../markdown/read-blocks.ts';
import { type Facts, readFacts } from '../markdown/read-facts.ts';
import { readSentence } from '../markdown/read-sentence.ts';
import {
  CHAPTERS,
  type Chapter,
  type DemonstratedRun,
  type Demonstration,
  type Note,
  type NoteHead,
  type Picture,
} from './note.ts';

/** The longest definition, in characters: it fits one line of the command palette. */
const LONGEST_DEFINITION = 130;
const MOST_STEPS = 1000;
const LEAST_RELATED = 2;

/** The parts of a note's file, each as its paragraphs. */
interface Parts {
  readonly title: string;
  readonly definition: string;
  readonly facts: Facts<(typeof FACTS)[number]>;
  readonly body: readonly string[];
  readonly demonstration: readonly string[];
  readonly sources: readonly string[];
}

/** The lines of the list below the definition. */
const FACTS = ['Chapter', 'Words', 'Related', 'Picture'] as const;

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
    definition,
    facts: readFacts(facts, FACTS),
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
  return {
    id,
    title,
    definition: readSentence(definition, 'the definition', LONGEST_DEFINITION),
    chapter: chapterIn(facts.Chapter),
    words: listed(facts.Words),
    related: listed(facts.Related),
  };
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
  const { spec, notices } = parse(experiment);
  if (notices[0] !== undefined) throw new Error(`the experiment "${name}": ${notices[0].message}`);
  return { name, experiment, steps, claims: readClaims(claims, spec) };
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
  const blocks = readBlocks(paragraphs);
  if (!blocks.some(({ kind }) => kind === 'paragraph')) throw new Error(`${what} is missing`);
  return blocks;
}

/** Whether the catalog has an entry `section/id`. */
function isEntry(path: string): boolean {
  const [section = '', id = ''] = path.split('/');
  return Object.hasOwn(catalog, section) && Object.hasOwn(catalog[section as keyof typeof catalog], id);
}
