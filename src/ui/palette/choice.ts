import { proseOf } from '../../catalog/prose.ts';
import { entryOf, folderOf, type Section } from '../../experiment/index.ts';

/** A section of the catalog from which an experiment uses one entry. */
export interface Choice {
  readonly section: Section;
  readonly group: string;
  /** The title of the command that chooses the entry with this label. */
  readonly title: (label: string, id: string) => string;
  /** The entries that can be chosen. */
  readonly possible: readonly string[];
  /** Why the others cannot be chosen. */
  readonly why: string;
  readonly chosen: string | null;
  choose(id: string): void;
}

/** The first sentence of an entry's text, and the other names that find it. */
export function described(section: Section, id: string) {
  const { aliases = [] } = entryOf(section, id);
  const { text } = proseOf(folderOf(section, id), id);
  return { explain: text.match(/^.*?[.!?](?=\s|$)/)?.[0] ?? text, words: [id, ...aliases] };
}
