import type { Span } from '../../../markdown/block.ts';
import { Formula } from '../../controls/Formula.tsx';

/** The pieces of a paragraph: text, formulas and code. */
export function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return spans.map((span, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that is read once never changes
    <Piece key={index} span={span} />
  ));
}

function Piece({ span: { kind, text, bold } }: { readonly span: Span }) {
  const piece = kind === 'math' ? <Formula tex={text} /> : kind === 'code' ? <code translate="no">{text}</code> : text;
  return bold ? <b>{piece}</b> : piece;
}
