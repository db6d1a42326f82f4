import { useEffect, useRef } from 'react';
import { keptTableOf } from '../../experiment/index.ts';
import { useRun } from '../../store/run.ts';
import { counted } from '../counted.ts';
import { copy } from '../header/copy.ts';
import { CopyButton } from './CopyButton.tsx';
import { LengthScale } from './LengthScale.tsx';
import { QrPicture } from './QrPicture.tsx';
import { shareRemarks } from './remarks.ts';
import styles from './SharePanel.module.css';
import { useSaid } from './useSaid.ts';
import type { LinkOptions, SharedLink } from './useSharedLink.ts';
import { titleOf } from './words.ts';

/** The link, with what it contains, how long it is, and as a QR code. It is copied at once if nothing speaks against it. */
export function LinkSection({ shared }: { readonly shared: SharedLink }) {
  const { spec, link, options, step, reasons, choose } = shared;
  const edited = useRun(({ editedAt }) => editedAt !== null) && step === null;
  const remarks = shareRemarks({ link, edited, kept: keptTableOf(link) !== null });
  const [said, say] = useSaid();
  const first = useRef({ link, isSafe: remarks.length === 0 });
  useEffect(() => {
    const { link: text, isSafe } = first.current;
    if (isSafe) void copy(text).then((copied) => copied && say('Link copied'));
  }, [say]);
  const trained = step === null ? '' : `, trained for ${counted(step, 'step')}`;
  const title = titleOf(spec) + trained;
  const parts = PARTS.filter(({ id }) => id !== 'data' || spec.table !== null);
  return (
    <div className={styles.stack}>
      {remarks.length > 0 && (
        <ul className={styles.remarks}>
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <textarea
        className={styles.text}
        aria-label="Link"
        readOnly
        rows={3}
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <div className={styles.row}>
        <span>
          {counted(link.length, 'character')} · {step === null ? 'starts at step 0' : `opens at step ${step}`}
          {said && ` · ${said}`}
        </span>
        <CopyButton text={link} look={remarks.length > 0 ? 'primary' : 'plain'} said="Link copied" onSaid={say}>
          Copy link
        </CopyButton>
      </div>
      <fieldset className={styles.choices}>
        <legend>The link contains the settings, and</legend>
        {parts.map(({ id, label }) => {
          const reason = reasons[id];
          return (
            <label key={id} className={styles.choice} title={reason ?? undefined}>
              <input
                type="checkbox"
                checked={options[id] && reason === null}
                disabled={reason !== null && !(id === 'weights' && options.weights)}
                onChange={({ target }) => choose({ [id]: target.checked })}
              />
              <span>
                {label}
                {reason !== null && <small> ({reason.charAt(0).toLowerCase() + reason.slice(1)})</small>}
              </span>
            </label>
          );
        })}
      </fieldset>
      <LengthScale length={link.length} />
      <h3>Short text</h3>
      <p className={styles.quote}>{title}</p>
      <div className={styles.buttons}>
        <CopyButton text={`${title}\n${link}`} said="Text copied">
          Copy for a chat
        </CopyButton>
        <CopyButton text={`[${title.replace(/[[\]\\]/g, '\\$&')}](<${link}>)`} said="Markdown copied">
          Copy for a forum (Markdown)
        </CopyButton>
      </div>
      <h3>QR code</h3>
      <QrPicture link={link} title={title} />
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

const PARTS: readonly { readonly id: keyof LinkOptions; readonly label: string }[] = [
  { id: 'data', label: 'your data' },
  { id: 'weights', label: 'the trained weights, with the memory of the optimizer' },
  { id: 'history', label: 'the curves so far' },
];
