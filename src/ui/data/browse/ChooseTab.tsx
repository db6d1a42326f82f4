import { Download, Pencil, Search, Upload } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { chosenTask, chosenTasks, dataOf, entryOf } from '../../../experiment/index.ts';
import { browse, endBrowsing } from '../../../store/browsing.ts';
import { chooseDataset, useExperiment } from '../../../store/experiment.ts';
import { listTables } from '../../../store/tables.ts';
import { Button } from '../../controls/Button.tsx';
import { Segments } from '../../inspect/Segments.tsx';
import { downloadData } from '../exportTable.ts';
import styles from './ChooseTab.module.css';
import { catalogCards, GROUPS, matching } from './cards.ts';
import { DatasetCard } from './DatasetCard.tsx';
import { moveAmong } from './moveAmong.ts';
import { OwnCards } from './OwnCards.tsx';

const SUPERVISED = 'supervised';

/** What learning from the examples can mean, with the sentence that explains it. */
const KINDS = [
  {
    id: SUPERVISED,
    label: 'Supervised',
    text: 'The network learns to predict a target that each example comes with: a class or a number.',
  },
  ...chosenTasks().map((id) => {
    const { label, explain } = entryOf('tasks', id);
    return { id, label: `Unsupervised: ${label.toLowerCase()}`, text: explain };
  }),
];

/** Searches and chooses among the datasets of the catalog and the person's own tables. */
export function ChooseTab() {
  const spec = useExperiment((store) => store.spec);
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const [kind, setKind] = useState<string>(spec.task ?? SUPERVISED);
  const task = chosenTask(kind);
  const all = useMemo(catalogCards, []);
  const cards = matching(all, query).filter(({ group }) => task === null || group !== 'Sequences');
  useEffect(() => void listTables(), []);

  function onSearchKey(event: KeyboardEvent) {
    const first = list.current?.querySelector<HTMLElement>('[data-card]');
    if (event.key === 'ArrowDown') first?.focus();
    else if (event.key === 'Enter' && query.trim() !== '') first?.click();
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className={styles.kind}>
        <Segments label="Kind of learning" value={kind} options={KINDS} onChoose={setKind} />
        <p>{KINDS.find(({ id }) => id === kind)?.text}</p>
      </div>
      <div className={styles.tools}>
        <label className={styles.search}>
          <Search size={15} aria-hidden="true" />
          <input
            data-start
            type="search"
            aria-label="Find a dataset"
            placeholder="Find: spiral, penguins, a number …"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={onSearchKey}
          />
        </label>
        <Button onClick={() => browse('own')}>
          <Upload size={14} aria-hidden="true" />
          Bring your own
        </Button>
        <Button onClick={() => browse('draw')}>
          <Pencil size={14} aria-hidden="true" />
          Draw your own
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons handle keys; arrows move between them */}
      <div ref={list} className={styles.list} onKeyDown={(event) => moveAmong('[data-card]', event)}>
        <OwnCards query={query} chosen={spec.table?.id ?? null} />
        {GROUPS.map((group) => {
          const members = cards.filter((card) => card.group === group);
          return (
            members.length > 0 && (
              <section key={group} aria-label={group}>
                <h3 className={styles.group}>{group}</h3>
                <ul className={styles.grid}>
                  {members.map((card) => (
                    <DatasetCard
                      key={card.id}
                      card={card}
                      chosen={spec.data.id === card.id}
                      onChoose={() => {
                        if (spec.data.id !== card.id || spec.task !== task) chooseDataset(card.id, task);
                        endBrowsing();
                      }}
                    />
                  ))}
                </ul>
              </section>
            )
          );
        })}
        <p role="status" className={cards.length === 0 ? styles.none : 'visually-hidden'}>
          {query.trim() === '' ? '' : cards.length === 0 ? 'No dataset matches these words.' : `${cards.length} found`}
        </p>
      </div>
      <div className={styles.foot}>
        <span>
          In use: <b>{dataOf(spec).label}</b>
        </span>
        <Button onClick={() => void downloadData()}>
          <Download size={14} aria-hidden="true" />
          Download CSV
        </Button>
      </div>
    </>
  );
}
