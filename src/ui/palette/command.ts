/** An entry of the command palette. */
export interface Command {
  readonly group: string;
  readonly title: string;
  /** A sentence on what it does or where it leads. */
  readonly explain: string;
  /** Other words that find the command. */
  readonly words?: readonly string[];
  /** Its keyboard shortcut. */
  readonly shortcut?: string | null;
  /** The catalog entry that it chooses, as `section/id`. */
  readonly entry?: string;
  /** The symbol of a glossary term, as TeX. */
  readonly tex?: string;
  /** Whether its option is already chosen. */
  readonly current?: boolean;
  /** Why it is unavailable now; null if it is available. */
  readonly reason: string | null;
  /** Set if the command changes neither the experiment nor the run. */
  readonly onlyShows?: true;
  run(): void;
  /** Moves the focus to what was shown, after the palette has closed; without it the focus returns to where it was. */
  focus?(): void;
}
