/** Something that the command palette offers. */
export interface Command {
  readonly group: string;
  readonly title: string;
  /** What it does or where it leads, in a sentence. */
  readonly explain: string;
  /** Other words that find it. */
  readonly words?: readonly string[];
  /** The keys that do the same. */
  readonly shortcut?: string | null;
  /** The symbol of a word of the glossary, as TeX. */
  readonly tex?: string;
  /** It is so already. */
  readonly current?: boolean;
  /** Why it cannot be done now; null where it can. */
  readonly reason: string | null;
  /** It changes neither the experiment nor the run. */
  readonly onlyShows?: true;
  run(): void;
  /** Takes the focus to what was shown, once the palette has closed; without it the focus goes back to where it was. */
  focus?(): void;
}
