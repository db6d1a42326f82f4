/** A Python file that is being written: what its parts import and define is collected while they are written. */
export class Script {
  readonly #imports = new Set<string>();
  readonly #helpers = new Map<string, string>();

  /** Adds a line such as `import math`, once. */
  import(line: string): void {
    this.#imports.add(line);
  }

  /**
   * Adds a function or class to the file, once, before everything that uses it.
   * @param definition its source
   * @returns its name
   */
  helper(name: string, definition: string): string {
    this.#helpers.set(name, definition.trim());
    return name;
  }

  /** The imports: those of Python, then those of packages. */
  get imports(): string {
    const lines = [...this.#imports].sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
    const own = lines.filter(isOfPython);
    const others = lines.filter((line) => !isOfPython(line));
    return [own, others]
      .filter((group) => group.length > 0)
      .map((group) => group.join('\n'))
      .join('\n\n');
  }

  get helpers(): readonly string[] {
    return [...this.#helpers.values()];
  }

  /** The helpers by their names. */
  get definitions(): ReadonlyMap<string, string> {
    return this.#helpers;
  }
}

const OF_PYTHON = ['contextlib', 'copy', 'functools', 'json', 'math', 'pathlib', 'time'];

function isOfPython(line: string): boolean {
  return OF_PYTHON.includes(moduleOf(line));
}

function moduleOf(line: string): string {
  return line.split(/[ .]/)[1] ?? '';
}

/** `import a` before `from b import c`, each by module. */
function orderOf(line: string): string {
  const [how, module = ''] = line.split(' ');
  return `${how === 'import' ? 0 : 1} ${module}`;
}

/** A number as Python writes it. */
export function number(value: number): string {
  return String(value);
}

/** Characters that an editor may not show, or that change how it shows others; JSON escapes only some of them. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text as a literal of Python. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(HIDDEN, (character) => {
    const code = (character.codePointAt(0) as number).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** A tuple or list of numbers: `(3, 3)`, `(8,)`. */
export function tuple(values: readonly number[]): string {
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`;
}

/** A call of Python with arguments by name: `f(x, lr=0.1)`. */
export function invocation(
  name: string,
  args: readonly string[],
  named: Readonly<Record<string, number | string>> = {},
): string {
  const byName = Object.entries(named).map(([key, value]) => `${key}=${value}`);
  return `${name}(${[...args, ...byName].join(', ')})`;
}

/** Lines moved to the right by steps of four blanks; empty lines stay empty. */
export function indented(text: string, steps = 1): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `${'    '.repeat(steps)}${line}`))
    .join('\n');
}
