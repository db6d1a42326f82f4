import { Check, Link } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { keptTableOf } from '../../experiment/index.ts';
import { useRun } from '../../store/run.ts';
import { Button } from '../controls/Button.tsx';
import popover from '../controls/Popover.module.css';
import { counted } from '../counted.ts';
import { onAsk } from '../shortcuts.ts';
import { copy } from './copy.ts';
import styles from './ShareButton.module.css';
import { shareRemarks } from './shareRemarks.ts';

interface ShareButtonProps {
  readonly link: () => string;
}

/** Shows the link and copies it, immediately unless there are remarks to read first. */
export function ShareButton({ link }: ShareButtonProps) {
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  const [shared, setShared] = useState('');
  const [message, setMessage] = useState('');
  const edited = useRun(({ editedAt }) => editedAt !== null);
  const remarks = shareRemarks({ link: shared, edited, kept: keptTableOf(shared) !== null });
  const id = useId();

  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(() => setMessage(''), 2500);
    return () => clearTimeout(timer);
  }, [message]);

  const copyLink = useCallback(async (text: string) => {
    setMessage((await copy(text)) ? 'Link copied' : 'Select the link and copy it');
  }, []);

  const share = useCallback(() => {
    const text = link();
    setShared(text);
    setMessage('');
    const element = panel.current;
    const source = button.current;
    if (element && source && !element.matches(':popover-open')) element.showPopover({ source });
    if (shareRemarks({ link: text, edited, kept: keptTableOf(text) !== null }).length === 0) void copyLink(text);
  }, [link, edited, copyLink]);
  useEffect(() => onAsk('share', share), [share]);

  return (
    <span ref={button} className={styles.place}>
      <Button
        className={styles.share}
        onClick={share}
        title="Copy a link to this experiment"
        aria-label="Share"
        aria-controls={id}
      >
        {message ? <Check size={15} aria-hidden="true" /> : <Link size={15} aria-hidden="true" />}
        <span className={styles.word}>Share</span>
      </Button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Share the link"
        className={`${popover.popover} ${styles.panel}`}
      >
        {remarks.length > 0 && (
          <ul className={styles.remarks}>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
        <textarea
          className={styles.link}
          aria-label="Link"
          readOnly
          rows={3}
          value={shared}
          onFocus={({ target }) => target.select()}
        />
        <div className={styles.foot}>
          <span>
            {counted(shared.length, 'character')} · starts at step 0{message && ` · ${message}`}
          </span>
          <Button look={remarks.length > 0 ? 'primary' : 'plain'} onClick={() => void copyLink(shared)}>
            Copy link
          </Button>
        </div>
      </div>
      <span className="visually-hidden" role="status">
        {message}
      </span>
    </span>
  );
}
