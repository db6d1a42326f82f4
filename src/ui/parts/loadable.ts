import { ownTurn } from './turn.ts';

/** A part of the program in a separate file. */
export interface Loadable<T> {
  /** The exports of the file; undefined until it has loaded. */
  readonly value: T | undefined;
  /**
   * Fetches the file, unless it has loaded or is being fetched. It is fetched again after a failure, together with all
   * other files that could not be loaded.
   * @throws NotLoaded if fetching fails
   */
  load(): Promise<T>;
  /** Fetches the file before it is needed. A failure is reported when it is needed. */
  preload(): void;
}

/** The error if a part of the program could not be loaded. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  /** The number of failed attempts in a row. */
  readonly attempts: number;
  /** Fulfilled when a later attempt succeeds. */
  readonly success: Promise<unknown>;

  constructor(attempts: number, cause: unknown, success: Promise<unknown> = new Promise(() => {})) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.attempts = attempts;
    this.success = success;
  }
}

/** Try to fetch again what could not be loaded. A file may contain several parts, so all are tried again together. */
const failed = new Set<() => void>();

/**
 * @param fetch a dynamic import
 * @param isFirst whether the first picture of the page needs it; any other part waits for that picture
 */
export function loadable<T>(fetch: () => Promise<T>, isFirst = false): Loadable<T> {
  let value: T | undefined;
  let pending: Promise<T> | null = null;
  let attempts = 0;
  let succeed = () => {};
  const success = new Promise<void>((resolve) => {
    succeed = resolve;
  });

  function load(): Promise<T> {
    if (!pending) {
      pending = attempt();
      if (failed.delete(preload)) for (const retry of failed) retry();
    }
    return pending;
  }

  function attempt(): Promise<T> {
    return begin().then(
      (loaded) => {
        value = loaded;
        succeed();
        return loaded;
      },
      (cause: unknown) => {
        pending = null;
        attempts += 1;
        failed.add(preload);
        throw new NotLoaded(attempts, cause, success);
      },
    );
  }

  function preload() {
    load().catch(() => {});
  }

  async function begin(): Promise<T> {
    if (!isFirst) await ownTurn();
    return fetch();
  }

  return {
    get value() {
      return value;
    },
    load,
    preload,
  };
}
