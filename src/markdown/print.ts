import type { Block, Span } from './block.ts';

/** Prints paragraphs and formulas, each paragraph in one line and with empty lines in between. */
export function printBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.kind === 'formula' ? `$$\n${block.tex}\n$$` : printSpans(block.spans)))
    .join('\n\n');
}

/** Prints the pieces of a paragraph; bold ones side by side share their marks. */
export function printSpans(spans: readonly Span[]): string {
  return spans
    .map((span, index) => {
      const opens = span.bold && !spans[index - 1]?.bold;
      const closes = span.bold && !spans[index + 1]?.bold;
      return `${opens ? '**' : ''}${marked(span)}${closes ? '**' : ''}`;
    })
    .join('');
}

function marked({ kind, text }: Span): string {
  if (kind === 'text') return text;
  const mark = kind === 'math' ? '$' : '`';
  return `${mark}${text}${mark}`;
}
