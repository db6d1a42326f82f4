import type { ReactNode } from 'react';
import type { CatalogSection, Prose } from '../../catalog/prose.ts';
import { loadable } from '../parts/loadable.ts';
import { Part } from '../parts/Part.tsx';
import { useLoaded } from '../parts/useLoaded.ts';
import styles from './ProseOf.module.css';

const file = loadable(() => import('../../catalog/prose.ts'));

interface LoadedProps {
  readonly section: CatalogSection;
  readonly id: string;
  readonly children: (prose: Prose) => ReactNode;
}

interface ProseOfProps extends LoadedProps {
  /** The entry's label. */
  readonly label: string;
}

/** Renders the text about an entry of the catalog. All texts load together when the first one is rendered. */
export function ProseOf({ label, ...props }: ProseOfProps) {
  return (
    <Part name={`The text about “${label}”`}>
      <Loaded {...props} />
    </Part>
  );
}

function Loaded({ section, id, children }: LoadedProps) {
  const prose = useLoaded(file)?.proseOf(section, id);
  return prose ? children(prose) : <Skeleton />;
}

/** The words of an average text, and of the remarks and the reference below it. */
const PARAGRAPHS = [115, 45];

/** An average word: figure spaces are as wide as digits, and lines do not break between them. */
const WORD = `${'\u2007'.repeat(4)} `;

/** Grey lines that fill about as much space as a text. */
function Skeleton() {
  return PARAGRAPHS.map((words) => (
    <p key={words} aria-busy="true" className={styles.skeleton}>
      <span>{WORD.repeat(words)}</span>
    </p>
  ));
}
