import { Download, Pencil, Search, Upload } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { dataOf } from '../../../experiment/index.ts';
import { browse, endBrowsing } from '../../../store/browsing.ts';
import { chooseDataset, useExperiment } from '../../../store/experiment.ts';
import { listTables } from '../../../store/tables.ts';
import { Button } from '../../controls/Button.tsx';
import { downloadData } from '../exportTable.ts';
import styles from './ChooseTab.module.css';
import { catalogCards, GROUPS, matching } from './cards.ts';
import { DatasetCard } from './DatasetCard.tsx';
import { moveAmong } from './moveAmong.ts';
import { OwnCards } from './OwnCards.tsx';

/** Searches and chooses among the datasets of the catalog and the person's own tables. */
export function ChooseTab() {
  const spec = useExperiment((store) => store.spec);
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const all = useMemo(catalogCards, []);
  const cards = matching(all, query);
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
                        if (spec.data.id !== card.id) chooseDataset(card.id);
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
