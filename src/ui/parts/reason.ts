import { NotLoaded } from './loadable.ts';
import type { Release } from './release.ts';

/**
 * Explains to a person why a part of the page failed and what helps, followed by the browser's message.
 * @param release the state of the version on the server; null until it is known
 * @param reloads whether the page offers to reload
 */
export function reasonOf(error: unknown, release: Release | null, reloads: boolean): string {
  if (!(error instanceof NotLoaded)) return error instanceof Error ? error.message : String(error);
  if (release === null) return '';
  if (release === 'unreachable') return 'The server cannot be reached. Check the connection and try again.';
  if (release === 'updated') return 'Nabla was updated since this page was opened.';
  const remedy = reloads
    ? // Browsers before 2026 remember the failure of a module until the page is closed.
      'Reloading the page may help: it keeps your experiment.'
    : 'Check the connection and try again.';
  return `${remedy} (${error.message})`;
}
