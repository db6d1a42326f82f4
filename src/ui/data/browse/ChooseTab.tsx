import { Download, Pencil, Upload } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { chosenTask, chosenTasks, dataOf, entryOf, environmentOf } from '../../../experiment/index.ts';
import { browse, endBrowsing } from '../../../store/browsing.ts';
import { chooseDataset, useExperiment } from '../../../store/experiment.ts';
import { listTables } from '../../../store/tables.ts';
import { Button } from '../../controls/Button.tsx';
import { CardSearch } from '../../controls/CardSearch.tsx';
import { matching } from '../../search.ts';
import { downloadData } from '../exportTable.ts';
import styles from './ChooseTab.module.css';
import { type Card, catalogCards, GROUPS, WORLDS } from './cards.ts';
import { DatasetCard } from './DatasetCard.tsx';
import { LearningField } from './LearningField.tsx';
import { moveAmong } from './moveAmong.ts';
import { OwnCards } from './OwnCards.tsx';

/** Searches and chooses among the datasets and worlds of the catalog and the person's own tables. */
export function ChooseTab() {
  const spec = useExperiment((store) => store.spec);
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const [learning, setLearning] = useState(entryOf('tasks', dataOf(spec).task).learning);
  const [unsupervised, setUnsupervised] = useState<string>(spec.task ?? (chosenTasks()[0] as string));
  const isReinforcement = learning === 'reinforcement';
  const all = useMemo(catalogCards, []);
  const isSearch = query.trim() !== '';
  const cards = matching(all, ({ texts }) => texts, query).filter(({ group }) => {
    // A search finds worlds whatever the kind of learning.
    if (group === WORLDS || isReinforcement) return group === WORLDS && (isReinforcement || isSearch);
    return learning === 'supervised' || group !== 'Sequences';
  });
  // The best match comes first, with its group.
  const groups = isSearch ? [...new Set(cards.map(({ group }) => group))] : GROUPS;
  useEffect(() => void listTables(), []);

  function choose({ id, group }: Card) {
    const task = group !== WORLDS && learning === 'unsupervised' ? chosenTask(unsupervised) : null;
    if (spec.data.id !== id || spec.task !== task) chooseDataset(id, task);
    endBrowsing();
  }

  return (
    <>
      <LearningField learning={learning} task={unsupervised} onChoose={setLearning} onChooseTask={setUnsupervised} />
      <div className={styles.tools}>
        <CardSearch
          label={isReinforcement ? 'Find a world' : 'Find a dataset'}
          placeholder={isReinforcement ? 'Find: cart-pole, left, pixels …' : 'Find: spiral, penguins, a number …'}
          query={query}
          onQuery={setQuery}
          list={list}
        />
        {!isReinforcement && (
          <>
            <Button onClick={() => browse('own')}>
              <Upload size={14} aria-hidden="true" />
              Bring your own
            </Button>
            <Button onClick={() => browse('draw')}>
              <Pencil size={14} aria-hidden="true" />
              Draw your own
            </Button>
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons handle keys; arrows move between them */}
      <div ref={list} className={styles.list} onKeyDown={(event) => moveAmong('[data-card]', event)}>
        {!isReinforcement && <OwnCards query={query} chosen={spec.table?.id ?? null} />}
        {groups.map((group) => {
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
                      onChoose={() => choose(card)}
                    />
                  ))}
                </ul>
              </section>
            )
          );
        })}
        <p role="status" className={cards.length === 0 ? styles.none : 'visually-hidden'}>
          {isSearch ? found(cards.length, isReinforcement) : ''}
        </p>
      </div>
      <div className={styles.foot}>
        <span>
          In use: <b>{dataOf(spec).label}</b>
        </span>
        {environmentOf(spec) === null && (
          <Button onClick={() => void downloadData()}>
            <Download size={14} aria-hidden="true" />
            Download CSV
          </Button>
        )}
      </div>
    </>
  );
}

function found(count: number, isReinforcement: boolean): string {
  if (count > 0) return `${count} found`;
  return `No ${isReinforcement ? 'world' : 'dataset'} matches these words.`;
}
