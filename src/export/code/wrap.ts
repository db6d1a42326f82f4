const OPENING = '([{';
const CLOSING = ')]}';

/**
 * Python with its long lines broken within brackets, as Black does: the contents on a line of their own or, where these
 * are too long as well, an argument on each; only a list of short literals fills its lines. Docstrings stay as they are, and so does a line that has no such brackets.
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
  const isList = /(?:^|[^\w)\]])[([]$/.test(head) && parts.every((part) => SHORT_LITERAL.test(part));
  const lines = isList
    ? filled(parts, width - inside.length).map((line) => `${inside}${line}`)
    : parts.flatMap((part) => broken(`${inside}${part}`, width));
  return [head, ...lines, tail];
}

/** A string or a number that is short enough to share a line with others, and the comma after it. */
const SHORT_LITERAL = /^(?:"(?:[^"\\]|\\.){0,20}"|-?\d[\w.+-]{0,20}),$/;

/** Lines of as many parts as fit. */
function filled(parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1)} ${part}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
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
