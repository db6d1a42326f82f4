/** One `key=value` of a text, both decoded; the value is null if there is no "=". */
export interface Pair {
  readonly key: string;
  readonly value: string | null;
}

type Migration = (pairs: readonly Pair[]) => readonly Pair[];

/** By version: how a text of that version becomes one of the next version. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {};

/** Brings the pairs of an old text, one version after the other, to the version that this program reads. */
export function migrate(
  pairs: readonly Pair[],
  version: number,
  current: number,
  migrations: Readonly<Record<number, Migration>> = MIGRATIONS,
): readonly Pair[] {
  let migrated = pairs;
  for (let from = version; from < current; from++) migrated = migrations[from]?.(migrated) ?? migrated;
  return migrated;
}
