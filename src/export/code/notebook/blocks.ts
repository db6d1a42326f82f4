/** The definitions and statements of a program, which are separated by empty lines: what each defines and uses. */

/** The names that a piece of Python defines at its outermost level. */
export function definedIn(code: string): readonly string[] {
  return [...code.matchAll(/^(?:(?:def|class) (\w+)|(\w+(?:, \w+)*) = )/gm)].flatMap(
    ([, definition, variables]) => definition ?? variables?.split(', ') ?? [],
  );
}

/** Whether a piece of Python uses a name: not as an attribute, as the name of an argument, or in a text. */
export function uses(code: string, name: string): boolean {
  const statements = code.replace(/"""[\s\S]*?"""|(?<!\w)"(?:[^"\\\n]|\\.)*"/g, '""');
  return new RegExp(`(?<![\\w.])${name}\\b(?!=)`).test(statements);
}

/** Helpers that code needs, directly or through other ones, in the order in which they are defined. */
export function helpersFor(code: readonly string[], helpers: ReadonlyMap<string, string>): readonly string[] {
  const needed = new Set<string>();
  const visit = (piece: string) => {
    for (const [name, definition] of helpers) {
      if (needed.has(name) || !uses(piece, name)) continue;
      needed.add(name);
      visit(definition);
    }
  };
  code.forEach(visit);
  return [...helpers.keys()].filter((name) => needed.has(name));
}

/**
 * The pieces of code that depend on some names, directly or through what other pieces define.
 * @returns their indices
 */
export function dependentOn(pieces: readonly string[], names: readonly string[]): ReadonlySet<number> {
  const changed = new Set(names);
  const found = new Set<number>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [index, piece] of pieces.entries()) {
      if (found.has(index) || ![...changed].some((name) => uses(piece, name))) continue;
      found.add(index);
      for (const name of definedIn(piece)) changed.add(name);
    }
  }
  return found;
}
