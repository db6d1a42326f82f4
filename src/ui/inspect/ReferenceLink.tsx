import type { Reference } from '../../catalog/entry.ts';

interface ReferenceLinkProps {
  readonly reference: Reference;
}

/** Who said it first, and where to read it. */
export function ReferenceLink({ reference: { authors, year, title, url } }: ReferenceLinkProps) {
  return (
    <span>
      {authors} ({year}).{' '}
      <a href={url} target="_blank" rel="noreferrer">
        {title}
      </a>
    </span>
  );
}
