import { withPagePairs } from '../../experiment/page/pairs.ts';
import { page as presentation } from '../../store/page.ts';

/** The parts of an embedded page that a comparison shows, and those that it shows to edit its experiment. */
const PICTURE = new Map([['embed', 'network,picture']]);
const EVERYTHING = new Map([['embed', 'setup,status,network,output,inspector,undo']]);

/** The address of the page that shows an experiment as one of those that are compared. */
export function sideAddress(text: string, edits: boolean): string {
  const [address = ''] = window.location.href.split('#');
  // Browsers do not open a page inside itself, whatever is behind the "#".
  const page = address.includes('?') ? `${address}&side` : `${address}?side`;
  const { pairs } = presentation.getState();
  // What is hidden and locked on the page is hidden and locked in each of its sides.
  const restricted = ['hide', 'lock'].flatMap((key) => (pairs.has(key) ? [[key, pairs.get(key) ?? ''] as const] : []));
  return `${page}#${withPagePairs(text, new Map([...(edits ? EVERYTHING : PICTURE), ...restricted]))}`;
}
