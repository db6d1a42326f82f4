import { noteOf } from '../../../notes/index.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import { conceptCommand } from '../../palette/concepts.ts';
import { ReferenceLink } from '../ReferenceLink.tsx';
import { Blocks } from './Blocks.tsx';
import { DemonstrationSection } from './DemonstrationSection.tsx';
import { NoteHeader } from './NoteHeader.tsx';
import { NotePicture } from './NotePicture.tsx';
import styles from './Notes.module.css';
import { RelatedButtons } from './RelatedButtons.tsx';

/** An open note. */
export function NoteView({ id }: { readonly id: string }) {
  const note = noteOf(id);
  return (
    <article className={styles.note} data-note={id}>
      <NoteHeader id={id} chapter={note.chapter} title={note.title}>
        <ShowButton id={id} />
      </NoteHeader>
      <p className={styles.definition}>{note.definition}</p>
      <div className={styles.columns}>
        <div className={styles.text}>
          <Blocks blocks={note.body} />
        </div>
        <div className={styles.side}>
          {note.picture && <NotePicture note={note} picture={note.picture} />}
          <DemonstrationSection note={note} />
        </div>
      </div>
      <section aria-labelledby="note-related" className={styles.part}>
        <h4 id="note-related">Related</h4>
        <RelatedButtons ids={note.related} />
      </section>
      <section aria-labelledby="note-sources" className={styles.part}>
        <h4 id="note-sources">Sources</h4>
        <ul className={styles.sources}>
          {note.sources.map((reference) => (
            <li key={reference.url}>
              <ReferenceLink reference={reference} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

/** Leads to the part of the page that shows the concept, if there is one. */
function ShowButton({ id }: { readonly id: string }) {
  const spec = useExperiment((store) => store.spec);
  const command = conceptCommand(id, spec);
  if (command === null) return null;
  return (
    <Button
      className={styles.back}
      reason={command.reason}
      onClick={() => {
        command.run();
        command.focus?.();
      }}
    >
      Show it on the page
    </Button>
  );
}
