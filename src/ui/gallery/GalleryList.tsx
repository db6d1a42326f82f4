import { type ReactNode, useRef, useState } from 'react';
import { LEVELS, type Level, TOPICS, type Topic } from '../../gallery/topics.ts';
import { CardSearch } from '../controls/CardSearch.tsx';
import { Select } from '../controls/Select.tsx';
import { counted } from '../counted.ts';
import { moveAmong } from '../data/browse/moveAmong.ts';
import { Segments } from '../inspect/Segments.tsx';
import { type Findable, matching } from '../search.ts';
import styles from './GalleryList.module.css';
import { LEVEL_NAMES } from './words.ts';

const ALL = 'all';
const TOPIC_OPTIONS = [{ id: ALL, label: 'All topics' }, ...TOPICS.map((topic) => ({ id: topic, label: topic }))];
const LEVEL_OPTIONS = [
  { id: ALL, label: 'All levels' },
  ...LEVELS.map((level) => ({ id: String(level), label: LEVEL_NAMES[level] })),
];

interface GalleryListProps<T> {
  /** What its members are: "experiment". */
  readonly noun: string;
  readonly article: 'a' | 'an';
  /** Words that one can look for. */
  readonly example: string;
  readonly members: readonly T[];
  /** The texts that find a member. */
  readonly textsOf: (member: T) => Findable;
  /** The list item of a member; what opens it has `data-card`. */
  readonly card: (member: T) => ReactNode;
  /** Shown between the tools and the list. */
  readonly children?: ReactNode;
}

/** Cards by topic, which can be searched and filtered. */
export function GalleryList<T extends { readonly topic: Topic; readonly level: Level }>(props: GalleryListProps<T>) {
  const { noun, article, example, members, textsOf, card, children } = props;
  const [query, setQuery] = useState('');
  const [topic, setTopic] = useState(ALL);
  const [level, setLevel] = useState(ALL);
  const list = useRef<HTMLDivElement>(null);
  // The members are sorted by topic, and what is found by how well it matches.
  const found = matching(members, textsOf, query).filter(
    (one) => (topic === ALL || one.topic === topic) && (level === ALL || String(one.level) === level),
  );
  const topics = [...new Set(found.map((one) => one.topic))];

  return (
    <>
      <div className={styles.tools}>
        <CardSearch
          label={`Find ${article} ${noun}`}
          placeholder={`Find: ${example}`}
          query={query}
          onQuery={setQuery}
          list={list}
        />
        <Select look="pill" label="Topic" value={topic} options={TOPIC_OPTIONS} onChoose={setTopic} />
        <Segments label="Level" value={level} options={LEVEL_OPTIONS} onChoose={setLevel} />
        <p role="status" className={styles.count}>
          {counted(found.length, noun)}
        </p>
      </div>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its links handle keys; arrows move between them */}
      <div ref={list} className={styles.list} onKeyDown={(event) => moveAmong('[data-card]', event)}>
        {topics.map((one) => (
          <section key={one} aria-label={one}>
            <h3 className={styles.topic}>{one}</h3>
            <ul className={styles.grid}>{found.filter((member) => member.topic === one).map(card)}</ul>
          </section>
        ))}
        {found.length === 0 && <p className={styles.none}>No {noun} matches. Try another word, topic or level.</p>}
      </div>
    </>
  );
}
