import type { ImportedModel } from '../../export/read-import.ts';
import { Button } from '../controls/Button.tsx';
import { counted } from '../counted.ts';
import { useEngine } from '../engine.ts';
import { settingsOf, titleOf } from '../share/words.ts';
import styles from './ImportTab.module.css';
import type { FoundFile } from './importing.ts';
import { isLinked, NOT_LINKED, offerOf, take } from './start.ts';

interface FoundModelProps {
  readonly found: FoundFile;
  readonly model: ImportedModel;
  readonly onDone: () => void;
}

/** A model that was exported here: its experiment in words, and the button that opens it. */
export function FoundModel({ found, model: { step, text, tensors }, onDone }: FoundModelProps) {
  const engine = useEngine();
  const offer = offerOf(found);
  const numbers = [...tensors.values()].reduce((sum, { length }) => sum + length, 0);
  function open() {
    take(engine, offer, found.name);
    onDone();
  }
  return (
    <section className={styles.found} aria-label="Model">
      <h3>{titleOf(offer.spec)}</h3>
      <p role="status">
        The file <span translate="no">{found.name}</span> contains this experiment, trained for {counted(step, 'step')},
        and {counted(numbers, 'number')} in {counted(tensors.size, 'tensor')}.
      </p>
      <ul className={styles.settings}>
        {settingsOf(offer.spec).map((setting) => (
          <li key={setting}>{setting}</li>
        ))}
      </ul>
      <p className={styles.text} translate="no">
        {text}
      </p>
      {!isLinked(offer) && <p className={styles.note}>{NOT_LINKED}</p>}
      <div className={styles.buttons}>
        <Button look="primary" onClick={open}>
          Open this experiment with its weights
        </Button>
        <span className={styles.note}>It replaces the current experiment. Undo brings that back.</span>
      </div>
    </section>
  );
}
