import type { Prose } from '../../catalog/prose.ts';
import { ReferenceLink } from './ReferenceLink.tsx';

interface EntryOriginProps {
  readonly prose: Prose;
  /** The class of the paragraph with the reference. */
  readonly className: string | undefined;
}

/** The differences between frameworks and a catalog entry, and its reference. */
export function EntryOrigin({ prose: { differs, reference }, className }: EntryOriginProps) {
  return (
    <>
      {differs && (
        <p>
          <b>Elsewhere.</b> {differs}
        </p>
      )}
      <p className={className}>
        <ReferenceLink reference={reference} />
      </p>
    </>
  );
}
