import type { Entry } from '../../catalog/entry.ts';
import { ReferenceLink } from './ReferenceLink.tsx';

interface EntryOriginProps {
  readonly entry: Pick<Entry, 'differs' | 'reference'>;
  /** Of the paragraph with the reference. */
  readonly className: string | undefined;
}

/** Where frameworks differ from a catalog entry, and where it comes from. */
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
