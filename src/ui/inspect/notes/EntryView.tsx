import type { Entry } from '../../../catalog/entry.ts';
import { catalog } from '../../../catalog/index.ts';
import { type CatalogSection, proseOf } from '../../../catalog/prose.ts';
import { notesAbout } from '../../../notes/index.ts';
import { useChosenLayer } from '../../../store/choice.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import { Formula } from '../../controls/Formula.tsx';
import { entryCommands } from '../../palette/entries.ts';
import { EntryOrigin } from '../EntryOrigin.tsx';
import { NoteHeader } from './NoteHeader.tsx';
import styles from './Notes.module.css';
import { RelatedButtons } from './RelatedButtons.tsx';
import { nounOf } from './words.ts';

/** A catalog entry or diagnosis to which a note leads: its formula and text, and buttons that choose it. */
export function EntryView({ path }: { readonly path: string }) {
  const [section, id] = path.split('/') as [CatalogSection, string];
  const entries: Readonly<Record<string, Pick<Entry, 'label'> & { readonly tex?: string }>> = catalog[section];
  const entry = entries[id];
  const spec = useExperiment((store) => store.spec);
  const layer = useChosenLayer(spec);
  const notes = notesAbout(path).map((note) => note.id);
  if (entry === undefined) return null;
  const prose = proseOf(section, id);
  const commands = entryCommands(spec, layer).filter((command) => command.entry === path);
  return (
    <article className={styles.note} data-note={path}>
      <NoteHeader id={path} chapter={`Catalog: ${nounOf(path)}`} title={entry.label} />
      {section === 'diagnoses' && <p className={styles.remark}>Reported if</p>}
      {entry.tex !== undefined && <Formula tex={entry.tex} display />}
      <div className={styles.text}>
        <p>{prose.text}</p>
        <EntryOrigin prose={prose} className={styles.remark} />
      </div>
      {commands.length > 0 && (
        <section aria-labelledby="entry-use" className={styles.part}>
          <h4 id="entry-use">Use it</h4>
          <div className={styles.related}>
            {commands.map(({ group, title, current, reason, run }) => (
              <Button key={group} reason={current ? 'It is chosen already' : reason} onClick={run}>
                {title}
              </Button>
            ))}
          </div>
        </section>
      )}
      {notes.length > 0 && (
        <section aria-labelledby="entry-notes" className={styles.part}>
          <h4 id="entry-notes">Notes</h4>
          <RelatedButtons ids={notes} />
        </section>
      )}
    </article>
  );
}
