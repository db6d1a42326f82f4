import { Search } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import styles from './CardSearch.module.css';

interface CardSearchProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** The list of what is found; what opens a card has `data-card`. */
  readonly list: RefObject<HTMLElement | null>;
}

/** A field that searches cards. The arrow down leads to the first one, and Enter opens it. */
export function CardSearch({ label, placeholder, query, onQuery, list }: CardSearchProps) {
  function onKeyDown(event: KeyboardEvent) {
    const first = list.current?.querySelector<HTMLElement>('[data-card]');
    if (event.key === 'ArrowDown') first?.focus();
    else if (event.key === 'Enter' && query.trim() !== '') first?.click();
    else return;
    event.preventDefault();
  }

  return (
    <label className={styles.search}>
      <Search size={15} aria-hidden="true" />
      <input
        data-start
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
