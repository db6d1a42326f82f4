import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { counted } from '../counted.ts';
import { cutRemark } from '../cutRemark.ts';
import { saveText } from '../saveText.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import { type EmbeddedPart, embedSnippet } from '../share/embed.ts';
import { LengthScale } from '../share/LengthScale.tsx';
import { QrPicture } from '../share/QrPicture.tsx';
import share from '../share/SharePanel.module.css';
import { fileName } from '../share/words.ts';
import { linkTo } from './open.ts';

interface HandOutProps {
  readonly title: string;
  readonly markdown: string;
  readonly onClose: () => void;
}

/** What a page of a course shows if students need the settings too. */
const WITH_SETTINGS: readonly EmbeddedPart[] = ['setup', 'network', 'output', 'status', 'transport', 'numbers', 'undo'];
const SIZE = { width: 960, height: 800 };

/** A dialog with the ways to give an exercise to students: a link, a frame for a page, a QR code, a file. */
export function HandOut({ title, markdown, onClose }: HandOutProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [hasSettings, setHasSettings] = useState(false);
  useEffect(() => {
    // Strict mode runs effects twice.
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const link = useMemo(() => linkTo(markdown), [markdown]);
  const snippet = embedSnippet({ link, title, parts: hasSettings ? WITH_SETTINGS : [], ...SIZE });
  const cut = cutRemark(link.length);
  return (
    <dialog ref={dialog} className={share.dialog} aria-labelledby="hand-out-title" closedby="any" onClose={onClose}>
      <div className={share.head}>
        <h2 id="hand-out-title">Hand out</h2>
        <Button look="round" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={15} aria-hidden="true" />
        </Button>
      </div>
      <div className={share.stack}>
        <p className={share.note}>
          The link contains the whole exercise. If you change the exercise later, hand out the new link.
        </p>
        <textarea
          className={share.text}
          aria-label="Link"
          readOnly
          rows={3}
          value={link}
          onFocus={({ target }) => target.select()}
        />
        <div className={share.row}>
          <span>{counted(link.length, 'character')}</span>
          <CopyButton text={link} look="primary" said="Link copied">
            Copy link
          </CopyButton>
        </div>
        <LengthScale length={link.length} />
        {cut !== null && <p className={share.note}>{cut}</p>}
        <h3>File</h3>
        <p className={share.note}>
          Students drop the file onto the page, or open it in the gallery. You can go on editing it here.
        </p>
        <div className={share.buttons}>
          <Button onClick={() => saveText(`${fileName(title, 'exercise')}.md`, 'text/markdown', markdown)}>
            Save as a file
          </Button>
        </div>
        <h3>In a page of your course</h3>
        <label className={share.choice}>
          <input type="checkbox" checked={hasSettings} onChange={({ target }) => setHasSettings(target.checked)} />
          <span>with the panels Data and Training, if students have to change what is in them</span>
        </label>
        <textarea
          className={share.text}
          aria-label="Snippet"
          readOnly
          rows={4}
          value={snippet}
          onFocus={({ target }) => target.select()}
        />
        <div className={share.buttons}>
          <CopyButton text={snippet} said="Snippet copied">
            Copy snippet
          </CopyButton>
        </div>
        <h3>QR code</h3>
        <QrPicture link={link} title={title} />
      </div>
    </dialog>
  );
}
