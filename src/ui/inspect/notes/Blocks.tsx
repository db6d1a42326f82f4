import type { Block } from '../../../markdown/block.ts';
import { Formula } from '../../controls/Formula.tsx';
import { Spans } from './Spans.tsx';

/** The paragraphs and formulas of a note or a lesson. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other key, and no state
    if (block.kind === 'formula') return <Formula key={index} tex={block.tex} display />;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other key, and no state
      <p key={index}>
        <Spans spans={block.spans} />
      </p>
    );
  });
}
