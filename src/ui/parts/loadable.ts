import { fetchLostStylesheets } from './stylesheets.ts';

/** A part of the program that lies in a file of its own. */
export interface Loadable<T> {
  /** What the file exports; undefined until it has arrived. */
  readonly value: T | undefined;
  /**
   * Fetches the file. One that is here or on its way is not fetched again; one that did not arrive is.
   * @throws NotLoaded if it does not arrive
   */
  load(): Promise<T>;
  /** Fetches the file before anybody needs it. Whoever needs it tells if it did not arrive. */
  preload(): void;
}

/** A part of the program did not arrive. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  /** How often in a row it was asked for in vain. */
  readonly attempts: number;

  constructor(attempts: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.attempts = attempts;
  }
}

/** @param fetch a dynamic import */
export function loadable<T>(fetch: () => Promise<T>): Loadable<T> {
  let value: T | undefined;
  let pending: Promise<T> | null = null;
  let attempts = 0;

  function load(): Promise<T> {
    pending ??= (attempts === 0 ? fetch() : fetchLostStylesheets().then(fetch)).then(
      (loaded) => {
        value = loaded;
        return loaded;
      },
      (cause: unknown) => {
        pending = null;
        attempts += 1;
        throw new NotLoaded(attempts, cause);
      },
    );
    return pending;
  }

  return {
    get value() {
      return value;
    },
    load,
    preload: () => void load().catch(() => {}),
  };
}
