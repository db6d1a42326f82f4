import { ExternalLink } from 'lucide-react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { withPagePairs } from '../../experiment/page/pairs.ts';
import { experimentText, useExperiment } from '../../store/experiment.ts';
import { page } from '../../store/page.ts';
import { useRestrictions } from '../../store/restrictions.ts';
import { Fixed } from './Fixed.tsx';
import styles from './Footer.module.css';

/** What a link says about the frame, which a page of its own does not have. */
const OF_FRAME = ['embed', 'events'];

interface FooterProps {
  /** The address of the page, up to the "#". */
  readonly address: string;
}

/** The last line of an embedded page. */
function Footer({ address }: FooterProps) {
  const pairs = useStore(page, (store) => store.pairs);
  // Above, it is beside the settings or beside what happens.
  const isFixedElsewhere = useRestrictions(({ hidden }) => !hidden.has('status') || !hidden.has('training'));
  const text = useExperiment(experimentText);
  const others = new Map([...pairs].filter(([key]) => !OF_FRAME.includes(key)));
  return (
    <footer className={styles.footer}>
      {!isFixedElsewhere && <Fixed />}
      <a
        className={styles.open}
        href={`${address}#${withPagePairs(text, others)}`}
        target="_blank"
        rel="noopener"
        title="Opens this experiment in a tab of its own"
      >
        Open in Nabla
        <ExternalLink size="0.75rem" aria-hidden="true" />
      </a>
    </footer>
  );
}

/** Shows the last line of an embedded page. @returns a function that removes it */
export function showFooter(address: string): () => void {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(<Footer address={address} />);
  return () => {
    root.unmount();
    place.remove();
  };
}
