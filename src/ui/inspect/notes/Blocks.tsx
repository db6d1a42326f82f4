import type { Block } from '../../../markdown/block.ts';
import { Formula } from '../../controls/Formula.tsx';
import { Spans } from './Spans.tsx';

/** The paragraphs and formulas of a note or a lesson. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) =>
    block.kind === 'formula' ? (
      <Formula key={`${index} ${block.tex}`} tex={block.tex} display />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other key
      <p key={index}>
        <Spans spans={block.spans} />
      </p>
    ),
  );
}
