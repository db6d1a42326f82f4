import { useState } from 'react';
import { CopyButton } from './CopyButton.tsx';
import { EMBEDDED_PARTS, type EmbeddedPart, embedSnippet } from './embed.ts';
import styles from './SharePanel.module.css';
import type { SharedLink } from './useSharedLink.ts';
import { titleOf } from './words.ts';

const SIDES = [
  { id: 'width', label: 'Width' },
  { id: 'height', label: 'Height' },
] as const;
const SMALLEST = 200;
const LARGEST = 4000;

/** A snippet of HTML that shows the experiment in another page. */
export function EmbedSection({ shared: { spec, link } }: { readonly shared: SharedLink }) {
  const [parts, setParts] = useState<readonly EmbeddedPart[]>(EMBEDDED_PARTS.map(({ id }) => id));
  const [size, setSize] = useState({ width: 960, height: 640 });
  const snippet = embedSnippet({ link, title: `Nabla – ${titleOf(spec)}`, parts, ...size });
  return (
    <div className={styles.stack}>
      <p className={styles.note}>
        Paste this into a page of your course or blog. It shows the experiment as it is in the link.
      </p>
      <fieldset className={styles.choices}>
        <legend>Parts to show</legend>
        <div className={styles.columns}>
          {EMBEDDED_PARTS.map(({ id, label }) => (
            <label key={id} className={styles.choice}>
              <input
                type="checkbox"
                checked={parts.includes(id)}
                onChange={({ target }) =>
                  setParts(
                    EMBEDDED_PARTS.map((part) => part.id).filter((part) =>
                      part === id ? target.checked : parts.includes(part),
                    ),
                  )
                }
              />
              {label}
            </label>
          ))}
        </div>
        {parts.length === 0 && <p className={styles.note}>Without a choice, all parts are shown.</p>}
      </fieldset>
      <div className={styles.numbers}>
        {SIDES.map(({ id, label }) => (
          <label key={id} className={styles.number}>
            {label}
            <input
              type="number"
              min={SMALLEST}
              max={LARGEST}
              step={10}
              value={size[id]}
              onChange={({ target }) => {
                const value = Math.round(target.valueAsNumber);
                if (value > 0) setSize((before) => ({ ...before, [id]: Math.min(LARGEST, value) }));
              }}
            />
          </label>
        ))}
      </div>
      <textarea
        className={styles.text}
        aria-label="Snippet"
        readOnly
        rows={5}
        value={snippet}
        onFocus={({ target }) => target.select()}
      />
      <div className={styles.buttons}>
        <CopyButton text={snippet} said="Snippet copied">
          Copy snippet
        </CopyButton>
      </div>
    </div>
  );
}
