import { Check, Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { copy } from './copy.ts';
import styles from './ShareButton.module.css';

interface ShareButtonProps {
  readonly link: () => string;
}

/** Copies the link, and says so. */
export function ShareButton({ link }: ShareButtonProps) {
  const [said, setSaid] = useState('');

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), 2500);
    return () => clearTimeout(timer);
  }, [said]);

  async function share() {
    setSaid((await copy(link())) ? 'Link copied' : 'Copy the link from the address bar');
  }

  return (
    <>
      <Button
        className={styles.share}
        onClick={share}
        title={said || 'Copy a link that replays this experiment exactly'}
        aria-label="Share"
      >
        {said ? <Check size={15} aria-hidden="true" /> : <Link size={15} aria-hidden="true" />}
        <span className={styles.word}>{said === 'Link copied' ? 'Copied' : 'Share'}</span>
      </Button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
