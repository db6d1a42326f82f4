import type { Reference } from '../../catalog/prose.ts';

interface ReferenceLinkProps {
  readonly reference: Reference;
}

/** The authors, year and title of a reference, with a link. */
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
