import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { EXPERIMENTS } from '../../gallery/experiments/index.ts';
import { LEVELS, TOPICS } from '../../gallery/topics.ts';
import { Select } from '../controls/Select.tsx';
import { counted } from '../counted.ts';
import { moveAmong } from '../data/browse/moveAmong.ts';
import { useEngine } from '../engine.ts';
import { Segments } from '../inspect/Segments.tsx';
import { ExperimentCard } from './ExperimentCard.tsx';
import styles from './ExperimentsTab.module.css';
import { createRehearsal } from './rehearsal.ts';
import { LEVEL_NAMES, matching } from './words.ts';

const ALL = 'all';
const TOPIC_OPTIONS = [{ id: ALL, label: 'All topics' }, ...TOPICS.map((topic) => ({ id: topic, label: topic }))];
const LEVEL_OPTIONS = [
  { id: ALL, label: 'All levels' },
  ...LEVELS.map((level) => ({ id: String(level), label: LEVEL_NAMES[level] })),
];

/** Searches and opens ready experiments, topic by topic. */
export function ExperimentsTab() {
  const rehearsal = useRehearsal();
  const [query, setQuery] = useState('');
  const [topic, setTopic] = useState(ALL);
  const [level, setLevel] = useState(ALL);
  const list = useRef<HTMLDivElement>(null);
  const found = matching(EXPERIMENTS, query).filter(
    (one) => (topic === ALL || one.topic === topic) && (level === ALL || String(one.level) === level),
  );

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
            aria-label="Find an experiment"
            placeholder="Find: XOR, dropout, digits, GRU …"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={onSearchKey}
          />
        </label>
        <Select look="pill" label="Topic" value={topic} options={TOPIC_OPTIONS} onChoose={setTopic} />
        <Segments label="Level" value={level} options={LEVEL_OPTIONS} onChoose={setLevel} />
        <p role="status" className={styles.count}>
          {counted(found.length, 'experiment')}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its links handle keys; arrows move between them */}
      <div ref={list} className={styles.list} onKeyDown={(event) => moveAmong('[data-card]', event)}>
        {TOPICS.map((one) => {
          const members = found.filter((experiment) => experiment.topic === one);
          return (
            members.length > 0 && (
              <section key={one} aria-label={one}>
                <h3 className={styles.topic}>{one}</h3>
                <ul className={styles.grid}>
                  {members.map((experiment) => (
                    <ExperimentCard key={experiment.id} experiment={experiment} rehearsal={rehearsal} />
                  ))}
                </ul>
              </section>
            )
          );
        })}
        {found.length === 0 && <p className={styles.none}>No experiment matches. Try another word, topic or level.</p>}
      </div>
    </>
  );
}

/** Its engine ends with the tab. */
function useRehearsal() {
  const engine = useEngine();
  const rehearsal = useMemo(() => createRehearsal(engine), [engine]);
  useEffect(() => rehearsal.dispose, [rehearsal]);
  return rehearsal;
}
