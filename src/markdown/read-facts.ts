import { joined, shortened } from './paragraphs.ts';

/** What a list of facts says, by name. */
export type Facts<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/**
 * Reads a list with a line `- Name: value` for each fact.
 * @throws Error that quotes a line with another name, or names a fact that is given twice
 */
export function readFacts<Name extends string>(list: string, names: readonly Name[]): Facts<Name> {
  const facts = new Map<Name, string>();
  for (const line of list.split(/\n(?=- )/).map(joined)) {
    const [, name, value] = line.match(/^- (\w+): (.+)$/) ?? [];
    const fact = names.find((known) => known === name);
    if (fact === undefined || value === undefined) {
      throw new Error(`"${shortened(line)}" is none of ${names.map((known) => `"- ${known}: …"`).join(', ')}`);
    }
    if (facts.has(fact)) throw new Error(`"${fact}" is given twice`);
    facts.set(fact, value);
  }
  return Object.fromEntries(facts) as Facts<Name>;
}
