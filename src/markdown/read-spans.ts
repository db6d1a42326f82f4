import type { Span } from './block.ts';
import { readFormula } from './formula.ts';

const BOLD = /\*\*([^*]+)\*\*/;
const MARKED = /\$([^$]+)\$|`([^`]+)`/;

/**
 * Reads a paragraph with `**bold**`, `$math$` and `` `code` ``.
 * @throws Error if a mark is not closed
 */
export function readSpans(paragraph: string): readonly Span[] {
  // Of every two parts, the second is what the mark encloses.
  return paragraph
    .split(new RegExp(BOLD, 'g'))
    .flatMap((part, index) => piecesOf(part, index % 2 === 1))
    .filter(({ text }) => text !== '');
}

function piecesOf(text: string, bold: boolean): Span[] {
  return text.split(new RegExp(MARKED, 'g')).flatMap((part, index): Span[] => {
    if (part === undefined) return [];
    const kind = (['text', 'math', 'code'] as const)[index % 3] ?? 'text';
    const [mark] = kind === 'text' ? (part.match(/[$`*]|\]\(/) ?? []) : [];
    if (mark !== undefined) throw new Error(`"${mark}" near "${around(part, mark)}" does not belong to a pair`);
    if (kind === 'math') readFormula(part);
    return [{ kind, text: part, bold }];
  });
}

function around(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return text.slice(Math.max(0, at - 15), at + 15).trim();
}
