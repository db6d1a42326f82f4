import type { Block } from './block.ts';
import { readFormula } from './formula.ts';
import { joined, shortened } from './paragraphs.ts';
import { readSpans } from './read-spans.ts';

/** How a paragraph begins that is a list, a heading, a quotation or a table. */
const OTHER = /^(- |#|\d+\. |>|\|)/;

/**
 * Reads paragraphs and formulas.
 * @throws Error that quotes what is neither
 */
export function readBlocks(paragraphs: readonly string[]): readonly Block[] {
  return paragraphs.map((paragraph): Block => {
    const [, tex] = paragraph.match(/^\$\$([^$]+)\$\$$/) ?? [];
    if (tex !== undefined && tex.trim() !== '') return { kind: 'formula', tex: readFormula(tex) };
    if (OTHER.test(paragraph)) throw new Error(`"${shortened(paragraph)}" is neither a paragraph nor a formula`);
    return { kind: 'paragraph', spans: readSpans(joined(paragraph)) };
  });
}
