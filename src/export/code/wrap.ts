const OPENING = '([{';
const CLOSING = ')]}';

/**
 * Python with its long lines broken within brackets, as Black does: the contents on a line of their own or, where these
 * are too long as well, an argument on each. Docstrings stay as they are, and so does a line that has no such brackets.
 */
export function wrapped(source: string, width = 100): string {
  let inDocstring = false;
  return source
    .split('\n')
    .flatMap((line) => {
      const isText = inDocstring || line.includes('"""');
      if ((line.split('"""').length - 1) % 2 === 1) inDocstring = !inDocstring;
      return isText ? [line] : broken(line, width);
    })
    .join('\n');
}

function broken(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  const indent = ' '.repeat(line.length - line.trimStart().length);
  const found = outermostBrackets(line)
    .reverse()
    .map(([open, close]) => ({
      head: line.slice(0, open + 1),
      body: line.slice(open + 1, close),
      tail: `${indent}${line.slice(close)}`,
    }))
    .find(({ head, body, tail }) => body !== '' && head.length <= width && tail.length <= width);
  if (!found) return [line];
  const { head, body, tail } = found;
  const inside = `${indent}    `;
  if (inside.length + body.length <= width) return [head, `${inside}${body}`, tail];
  const clauses = splitAt(body, /^ (?=for |if )/);
  const parts = clauses.length > 1 ? clauses : splitAt(body, /^, /).map((part) => `${part.replace(/,$/, '')},`);
  return [head, ...parts.flatMap((part) => broken(`${inside}${part}`, width)), tail];
}

/** The places of brackets that are within no others. */
function outermostBrackets(line: string): [open: number, close: number][] {
  const found: [number, number][] = [];
  let start = 0;
  visit(line, (index, depth) => {
    if (depth === 0 && OPENING.includes(line[index] as string)) start = index;
    if (depth === 1 && CLOSING.includes(line[index] as string)) found.push([start, index]);
  });
  return found;
}

/** The parts between separators that are within no brackets. */
function splitAt(text: string, separator: RegExp): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  visit(text, (index, depth) => {
    const found = depth === 0 && index >= start ? separator.exec(text.slice(index)) : null;
    if (!found) return;
    parts.push(text.slice(start, index));
    start = index + found[0].length;
  });
  return [...parts, text.slice(start)];
}

/** Visits every character outside of strings, with the number of brackets around it. */
function visit(text: string, each: (index: number, depth: number) => void): void {
  let depth = 0;
  let quote: string | null = null;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (quote !== null) {
      if (character === '\\') index++;
      else if (character === quote) quote = null;
      continue;
    }
    if (character === '"' || character === "'") {
      quote = character;
      continue;
    }
    each(index, depth);
    if (OPENING.includes(character)) depth++;
    if (CLOSING.includes(character)) depth--;
  }
}
