import type { Block, Span } from '../../../markdown/block.ts';
import { Formula } from '../../controls/Formula.tsx';

/** The paragraphs and formulas of a note. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) =>
    block.kind === 'formula' ? (
      <Formula key={block.tex} tex={block.tex} display />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a note never change
      <p key={index}>
        {block.spans.map((span, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Piece key={place} span={span} />
        ))}
      </p>
    ),
  );
}

function Piece({ span: { kind, text, bold } }: { readonly span: Span }) {
  const piece = kind === 'math' ? <Formula tex={text} /> : kind === 'code' ? <code translate="no">{text}</code> : text;
  return bold ? <b>{piece}</b> : piece;
}
