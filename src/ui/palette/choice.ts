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

/** An entry with the first sentence of its text, and the other names that find it. */
export function described(section: Section, id: string) {
  const { aliases = [] } = entryOf(section, id);
  const folder = folderOf(section, id);
  const { text } = proseOf(folder, id);
  return {
    entry: `${folder}/${id}`,
    explain: text.match(/^.*?[.!?](?=\s|$)/)?.[0] ?? text,
    words: [id, ...aliases],
  };
}
