import type { ImportedWeights } from '../../export/read-import.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import { Quoting } from '../Quoting.tsx';
import styles from './ImportTab.module.css';
import type { FoundFile } from './importing.ts';
import { MatchTable } from './MatchTable.tsx';
import { isLinked, NOT_LINKED, offerOf, take } from './start.ts';

interface FoundWeightsProps {
  readonly found: FoundFile;
  readonly weights: ImportedWeights;
  readonly onDone: () => void;
}

/** Weights of a file: what of them fits, and the button that starts from them. */
export function FoundWeights({ found, weights, onDone }: FoundWeightsProps) {
  const engine = useEngine();
  const { summary, rows, whole } = weights;
  const isPart = whole.length > 0 && rows.some(({ parameter, status }) => parameter !== null && status !== 'fits');
  const offer = offerOf(found);
  function start() {
    take(engine, offer, found.name);
    onDone();
  }
  return (
    <section className={styles.found} aria-label="Weights">
      <h3 translate="no">{found.name}</h3>
      <p role="status">
        <Quoting text={isPart ? `${summary} The other parameters are drawn at random.` : summary} />
      </p>
      <MatchTable rows={rows} />
      {whole.length > 0 && !isLinked(offer) && <p className={styles.note}>{NOT_LINKED}</p>}
      <div className={styles.buttons}>
        <Button
          look="primary"
          reason={whole.length === 0 ? 'Nothing in the file fits this network' : null}
          onClick={start}
        >
          Start from these weights
        </Button>
        <span className={styles.note}>The run starts over. Undo brings back the current one.</span>
      </div>
    </section>
  );
}
