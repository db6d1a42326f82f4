import { NotLoaded } from './loadable.ts';
import type { Release } from './release.ts';

/**
 * Why a part of the page failed and what helps, for a person to read. What the browser said comes last.
 * @param release what the server has; null while that is not known
 * @param reloads whether the page offers to reload
 */
export function reasonOf(error: unknown, release: Release | null, reloads: boolean): string {
  if (!(error instanceof NotLoaded)) return error instanceof Error ? error.message : String(error);
  if (release === null) return '';
  if (release === 'unreachable') return 'The server cannot be reached. Check the connection and try again.';
  if (release === 'updated') return 'Nabla was updated since this page was opened.';
  const remedy = reloads
    ? // Browsers before 2026 remember that a module did not arrive, for as long as the page is open.
      'Reloading the page may help: it keeps your experiment.'
    : 'Check the connection and try again.';
  return `${remedy} (${error.message})`;
}
