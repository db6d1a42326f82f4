/** Guesses which known name somebody meant. */

/**
 * Words that people also write, with the known names that they mean. Names that a text may use are aliases of the
 * entries instead.
 */
const SYNONYMS: readonly (readonly [said: string, meant: string])[] = [
  ['mnist', 'digits'],
  ['donut', 'circle'],
  ['swiss_roll', 'spiral'],
  ['gaussian', 'normal'],
  ['ones', 'constant'],
  ['logistic', 'bce'],
  ['cross_entropy_loss', 'bce'],
  ['cross_entropy_loss', 'cce'],
  ['learning_rate', 'lr'],
  ['rate', 'lr'],
  ['neurons', 'units'],
];

/** The length of the shortest beginning or word by which a longer name is recognized. */
const SHORTEST = 3;

/**
 * The known name that somebody probably meant: one that is at most two typing errors away, and fewer than half of its
 * own length; or else a synonym, or a name with the same beginning or word. Undefined if there is none.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = name.toLowerCase().replace(/[-\s]/g, '_');
  return (
    withFewErrors(plain, known) ??
    SYNONYMS.find(([said, meant]) => said === plain && known.includes(meant))?.[1] ??
    known.find((candidate) => begins(candidate, plain) || begins(plain, candidate)) ??
    known.find((candidate) => plain.length >= SHORTEST && candidate.split('_').includes(plain))
  );
}

function begins(whole: string, beginning: string): boolean {
  return beginning.length >= SHORTEST && whole.startsWith(beginning);
}

function withFewErrors(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const errors = typingErrors(name, candidate.toLowerCase());
    if (errors < least && 2 * errors < candidate.length) {
      best = candidate;
      least = errors;
    }
  }
  return best;
}

/** The number of letters to insert, delete, replace or swap with their neighbour to get from `a` to `b`. */
export function typingErrors(a: string, b: string): number {
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
