/** One problem with a text or an edit, for a person to read. */
export interface Notice {
  /** The key of the text that it is about (`opt`), or `text` for the text as a whole. */
  readonly key: string;
  /** A self-contained sentence: what was wrong, what is allowed, what is used instead. */
  readonly message: string;
  /** The requested data are not available: nothing should train before a person has chosen other data. */
  readonly withholds?: true;
  /** The data that were requested cannot be used, so a file with the same data would be refused too. */
  readonly unusable?: true;
}

const MAX_NOTICES = 20;
const MAX_QUOTE = 40;

/** Collects notices; beyond a readable number, it only counts them. */
export class Notices {
  private readonly kept: Notice[] = [];
  private dropped = 0;

  /** Adds the notice "key: sentence", or only the sentence where it is about the text as a whole. */
  add(key: string, sentence: string): void {
    const message = key === 'text' ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : `${key}: ${sentence}`;
    this.push({ key, message });
  }

  /** Adds the notice "key: sentence" that the data are not available. */
  withhold(key: string, sentence: string, { unusable = false } = {}): void {
    this.push({ key, message: `${key}: ${sentence}`, withholds: true, ...(unusable && { unusable }) });
  }

  private push(notice: Notice): void {
    if (this.kept.length < MAX_NOTICES) this.kept.push(notice);
    else this.dropped++;
  }

  list(): readonly Notice[] {
    if (this.dropped === 0) return this.kept;
    const count = this.dropped === 1 ? '1 more problem is' : `${this.dropped} more problems are`;
    return [...this.kept, { key: 'text', message: `${count} not listed.` }];
  }
}

/** Untrusted text in quotation marks, shortened and without invisible characters. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MAX_QUOTE + 2));
  const short = characters.length > MAX_QUOTE ? `${characters.slice(0, MAX_QUOTE).join('')}…` : text;
  return JSON.stringify(short).replace(/[\p{C}\u2028\u2029]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}

/** " Did you mean lr?" where one of the known names is close to this one, else " Known: lr, beta." */
export function suggest(name: string, known: readonly string[]): string {
  return suggestion(nearest(name, known), known);
}

/** " Did you mean adam?", or " Known: sgd, adam." where no known name is close. */
export function suggestion(meant: string | undefined, known: readonly string[]): string {
  return meant === undefined ? ` Known: ${known.join(', ')}.` : ` Did you mean ${meant}?`;
}

/** The known name that is at most two typing errors away, and fewer than half of its own length. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const errors = distance(name.toLowerCase(), candidate);
    if (errors < least && 2 * errors < candidate.length) {
      best = candidate;
      least = errors;
    }
  }
  return best;
}

/** Number of letters to insert, delete, replace or swap with their neighbour to get from `a` to `b`. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = swaps ? (before[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
