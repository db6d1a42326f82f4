import type { Entry } from '../../catalog/entry.ts';
import { ReferenceLink } from './ReferenceLink.tsx';

interface EntryOriginProps {
  readonly entry: Pick<Entry, 'differs' | 'reference'>;
  /** The class of the paragraph with the reference. */
  readonly className: string | undefined;
}

/** The differences between frameworks and a catalog entry, and its reference. */
export function EntryOrigin({ entry: { differs, reference }, className }: EntryOriginProps) {
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
