import '../../../table/packing.ts';
import { Check, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { OWN } from '../../../experiment/index.ts';
import { ImageMosaic } from '../../../plots/core/ImageMosaic.tsx';
import { endBrowsing } from '../../../store/browsing.ts';
import { chooseTable, notify, useExperiment } from '../../../store/experiment.ts';
import type { KeptTable, SmallImages } from '../../../store/shelf.ts';
import {
  deleteTable,
  entryOf,
  keepTable,
  knownTable,
  loadTable,
  tableOrProblem,
  useTables,
} from '../../../store/tables.ts';
import { fromBytes } from '../../../table/bytes.ts';
import { isProblem } from '../../../table/problem.ts';
import { Button } from '../../controls/Button.tsx';
import { counted } from '../../counted.ts';
import { Decoration } from '../../parts/Decoration.tsx';
import { matching } from '../../search.ts';
import { pixelSize } from '../pixelSize.ts';
import { SamplePicture } from '../SamplePicture.tsx';
import { useSample } from '../sample.ts';
import styles from './Card.module.css';
import tab from './ChooseTab.module.css';

interface OwnCardsProps {
  readonly query: string;
  /** Id of the table that the experiment uses, if any. */
  readonly chosen: string | null;
}

/** The person's own tables, and the one from the link. */
export function OwnCards({ query, chosen }: OwnCardsProps) {
  const used = useExperiment(({ spec }) => spec.table);
  const kept = useTables((store) => store.kept) ?? [];
  const problem = useTables((store) => store.problem);
  const linked = used && !kept.some(({ id }) => id === used.id) ? [entryOf(used, 0)] : [];
  const texts = ({ name }: KeptTable) => ({ title: name, explain: 'your data' });
  const shown = matching([...linked, ...kept], texts, query);
  if (shown.length === 0 && problem === null) return null;
  return (
    <section aria-label="Your data">
      <h3 className={tab.group}>Your data</h3>
      {problem !== null && <p className={styles.problem}>{problem}</p>}
      <ul className={tab.grid}>
        {shown.map((entry) => (
          <OwnCard key={entry.id} entry={entry} chosen={entry.id === chosen} linked={entry.id === linked[0]?.id} />
        ))}
      </ul>
    </section>
  );
}

const PICTURE = 58;

interface OwnCardProps {
  readonly entry: KeptTable;
  readonly chosen: boolean;
  /** Whether it came with the link and is not kept. */
  readonly linked: boolean;
}

function OwnCard({ entry: { id, name, rows, columns, date, images }, chosen, linked }: OwnCardProps) {
  const used = useExperiment(({ spec }) => spec.table);
  const table = (chosen ? used : knownTable(id)) ?? null;
  const sample = useSample(OWN, table, table !== null && images === undefined);

  async function choose() {
    if (chosen) return endBrowsing();
    const loaded = await loadTable(id);
    if (loaded) chooseTable(loaded);
    else notify('data', whyGone(id) ?? `“${name}” is no longer in this browser. Open its file or its images again.`);
    endBrowsing();
  }

  return (
    <li className={`${styles.card} ${chosen ? styles.chosen : ''}`}>
      <button type="button" data-card className={styles.choose} aria-current={chosen || undefined} onClick={choose}>
        <span className={styles.picture}>
          {images ? (
            <FewImages images={images} />
          ) : sample ? (
            <SamplePicture sample={sample} size={PICTURE} />
          ) : (
            <Table2 size={24} aria-hidden="true" />
          )}
        </span>
        <span className={styles.words}>
          <span translate="no" className={styles.label}>
            {name}
            {chosen && <Check size={14} className={styles.mark} aria-label="chosen" />}
          </span>
          <span className={styles.line}>{linked ? 'Came with the link' : `Added on ${inWords(date)}`}</span>
          <span className={styles.size}>
            {images
              ? `${counted(rows, 'image')} · ${pixelSize(images)}`
              : `${counted(rows, 'row')} · ${counted(columns, 'column')}`}
          </span>
        </span>
      </button>
      <div className={styles.tools}>
        {linked ? (
          <Button look="quiet" onClick={() => used && void keepTable(used)}>
            Keep in this browser
          </Button>
        ) : (
          <DeleteButton id={id} name={name} reason={chosen ? 'The experiment uses it' : null} />
        )}
      </div>
    </li>
  );
}

function FewImages({ images }: { readonly images: SmallImages }) {
  const { pixels, channels, height, width } = images;
  const shades = useMemo(() => fromBytes(pixels), [pixels]);
  return (
    <Decoration>
      <ImageMosaic pixels={shades} channels={channels} height={height} width={width} size={PICTURE} />
    </Decoration>
  );
}

interface DeleteButtonProps {
  readonly id: string;
  readonly name: string;
  readonly reason: string | null;
}

/** Deletes at the second press, because deleting cannot be undone. */
function DeleteButton({ id, name, reason }: DeleteButtonProps) {
  const [asked, setAsked] = useState(false);
  return (
    <Button
      look="quiet"
      aria-label={asked ? `Really delete ${name}` : `Delete ${name}`}
      reason={reason}
      onBlur={() => setAsked(false)}
      onClick={() => (asked ? void deleteTable(id) : setAsked(true))}
    >
      {asked ? 'Really delete' : 'Delete'}
    </Button>
  );
}

/** The browser's reason for not returning a table that it lists; null if unknown. */
function whyGone(id: string): string | null {
  const found = tableOrProblem(id);
  return found && isProblem(found) ? found.message : null;
}

/** "21 November 2026", in English like the page. */
function inWords(date: number): string {
  return new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
