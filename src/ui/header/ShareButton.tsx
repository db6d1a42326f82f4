import { Link } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { onAsk } from '../shortcuts.ts';
import styles from './ShareButton.module.css';

const SharePanel = lazyPart(async () => (await import('../share/SharePanel.tsx')).SharePanel, {
  name: 'The share panel',
});

interface ShareButtonProps {
  readonly link: () => string;
}

/** A button that opens everything that can be passed on: the link, pictures, a report. */
export function ShareButton({ link }: ShareButtonProps) {
  const [opened, setOpened] = useState(false);
  const open = useCallback(() => setOpened(true), []);
  useEffect(() => onAsk('share', open), [open]);
  return (
    <>
      <Button className={styles.share} onClick={open} onPointerEnter={SharePanel.preload} aria-label="Share">
        <Link size={15} aria-hidden="true" />
        <span className={styles.word}>Share</span>
      </Button>
      {opened && <SharePanel link={link} onClose={() => setOpened(false)} />}
    </>
  );
}
