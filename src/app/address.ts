import { fragmentOf, keptTableOf } from '../experiment/index.ts';
import { experiment, forgetEdits } from '../store/experiment.ts';
import { linkText, openLink, page as presentation } from '../store/page.ts';
import { knownTable, loadTable } from '../store/tables.ts';
import { type History, historyWriter } from './history.ts';

/** The part of a window that is needed to read and write its address. */
export interface AddressWindow extends Pick<Window, 'addEventListener' | 'removeEventListener'> {
  readonly location: Pick<Location, 'href'>;
  readonly history: History;
  readonly self: unknown;
  readonly top: unknown;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener'>;
}

/**
 * Keeps the experiment, the presentation of the page and the fragment of the address in sync. Every edit is a history entry, with the moves of a held
 * slider as one edit, and Back, Forward or a hand-edited fragment loads the experiment in the address. In a frame edits
 * are not entries, because they would belong to the surrounding page. Waits for the table that the address names, if
 * the browser has stored it.
 * @returns a function that ends the synchronization
 */
export async function syncAddress(page: AddressWindow = window): Promise<() => void> {
  let reading = false;
  /** Tables that were requested from the browser; a table that it does not have is not requested again. */
  const asked = new Set<string>();
  const writer = historyWriter(page, () => {
    // Browsers escape some letters.
    const { href } = new URL(`${base(page)}#${linkText()}`);
    return href === page.location.href ? null : href;
  });
  const framed = page.top !== page.self;

  async function read() {
    // Going back fires both popstate and hashchange.
    const isShown = () => fragmentOf(page.location.href) === linkText();
    if (isShown()) return;
    await fetchTable();
    if (!isShown()) show();
  }

  /** Loads the table that the address names from the browser's storage. */
  async function fetchTable() {
    const id = keptTableOf(page.location.href);
    if (id === null || knownTable(id) || asked.has(id)) return;
    asked.add(id);
    await loadTable(id, () => showLate(id));
  }

  function show() {
    const { href } = page.location;
    const text = fragmentOf(href);
    writer.stop();
    reading = true;
    openLink(text === '' ? '' : href);
    reading = false;
    if (text !== '') writer.write('replaceState');
  }

  /** Shows a table that arrived after the page had stopped waiting for it. */
  function showLate(id: string) {
    if (experiment.getState().withheld !== null && keptTableOf(page.location.href) === id) show();
  }

  const stop = experiment.subscribe((now, before) => {
    if (reading) return;
    const edited = now.spec !== before.spec || now.withheld !== before.withheld;
    // An edit that joins the one before it is no entry of its own.
    const isEntry = !framed && experiment.temporal.getState().isTracking;
    if (edited && !before.dragging) writer.write(isEntry ? 'pushState' : 'replaceState');
    else if (before.dragging && !now.dragging) writer.write('replaceState');
  });
  const stopPresentation = presentation.subscribe(() => {
    if (!reading) writer.write('replaceState');
  });
  page.addEventListener('popstate', read);
  page.addEventListener('hashchange', read);
  page.document.addEventListener('visibilitychange', writer.retry);
  await fetchTable();
  if (fragmentOf(page.location.href)) show();
  forgetEdits();
  return () => {
    stop();
    stopPresentation();
    writer.stop();
    page.removeEventListener('popstate', read);
    page.removeEventListener('hashchange', read);
    page.document.removeEventListener('visibilitychange', writer.retry);
  };
}

/** The link of the experiment on the screen. */
export function link(): string {
  return `${base(window)}#${linkText()}`;
}

/** The address of the page itself, without an experiment in its query or its path. */
function base({ location }: Pick<AddressWindow, 'location'>): string {
  const [address = ''] = location.href.split('#');
  if (fragmentOf(address) === '') return address;
  return address.split(/%(?:25)*23|\?/i)[0] ?? '';
}
