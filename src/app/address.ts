import { fragmentOf, keptTableOf } from '../spec/index.ts';
import { experiment, experimentText, forgetEdits, load } from '../store/experiment.ts';
import { knownTable, loadTable } from '../store/tables.ts';
import { type History, historyWriter } from './history.ts';

/** What of a window is needed to read and write its address. */
export interface AddressWindow extends Pick<Window, 'addEventListener' | 'removeEventListener'> {
  readonly location: Pick<Location, 'href'>;
  readonly history: History;
  readonly self: unknown;
  readonly top: unknown;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener'>;
}

/**
 * Keeps the experiment and the address's fragment the same. An edit is a history entry, a held slider is one edit, and
 * Back, Forward or a hand-edited fragment loads what the address says. In a frame no edit is an entry, since that would
 * be one of the page around it. Waits for the table that the address names, as far as the browser keeps it.
 * @returns a function that lets go of the address
 */
export async function syncAddress(page: AddressWindow = window): Promise<() => void> {
  let reading = false;
  /** Tables that the browser was asked for: what it does not have it is not asked for again. */
  const asked = new Set<string>();
  const writer = historyWriter(page, () => {
    // Browsers escape some letters.
    const { href } = new URL(`${base(page)}#${experimentText()}`);
    return href === page.location.href ? null : href;
  });
  const framed = page.top !== page.self;

  async function read() {
    // Going back fires both popstate and hashchange.
    const isShown = () => fragmentOf(page.location.href) === experimentText();
    if (isShown()) return;
    await fetchTable();
    if (!isShown()) show();
  }

  /** Gets the table that the address names from where the browser keeps it. */
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
    load(text === '' ? '' : href);
    reading = false;
    if (text !== '') writer.write('replaceState');
  }

  /** A table that came after the page had given up on it. */
  function showLate(id: string) {
    if (experiment.getState().withheld !== null && keptTableOf(page.location.href) === id) show();
  }

  const stop = experiment.subscribe((now, before) => {
    if (reading) return;
    const edited = now.spec !== before.spec || now.withheld !== before.withheld;
    if (edited && !before.dragging) writer.write(framed ? 'replaceState' : 'pushState');
    else if (before.dragging && !now.dragging) writer.write('replaceState');
  });
  page.addEventListener('popstate', read);
  page.addEventListener('hashchange', read);
  page.document.addEventListener('visibilitychange', writer.retry);
  await fetchTable();
  if (fragmentOf(page.location.href)) show();
  forgetEdits();
  return () => {
    stop();
    writer.stop();
    page.removeEventListener('popstate', read);
    page.removeEventListener('hashchange', read);
    page.document.removeEventListener('visibilitychange', writer.retry);
  };
}

/** The link of the experiment on the screen. */
export function link(): string {
  return `${base(window)}#${experimentText()}`;
}

/** The address of the page itself, without an experiment that stands in its query or its path. */
function base({ location }: Pick<AddressWindow, 'location'>): string {
  const [address = ''] = location.href.split('#');
  if (fragmentOf(address) === '') return address;
  return address.split(/%(?:25)*23|\?/i)[0] ?? '';
}
