import { entryOf, type Section } from '../../spec/index.ts';

/** A section of the catalog of which an experiment has one entry. */
export interface Choice {
  readonly section: Section;
  readonly group: string;
  /** Says what choosing the entry does, from its name. */
  readonly title: (label: string) => string;
  /** The entries that can be chosen. */
  readonly possible: readonly string[];
  /** Why the others cannot. */
  readonly why: string;
  readonly chosen: string | null;
  choose(id: string): void;
}

/** What an entry is, in its own first sentence, and the other names that it goes by. */
export function described(section: Section, id: string) {
  const { text, aliases = [] } = entryOf(section, id);
  return { explain: text.match(/^.*?[.!?](?=\s|$)/)?.[0] ?? text, words: [id, ...aliases] };
}
