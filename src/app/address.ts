import { endingOf, fragmentOf, keptTableOf, MOMENT_KEY } from '../experiment/index.ts';
import { BUILDER } from '../experiment/page/keys.ts';
import { withPagePairs } from '../experiment/page/pairs.ts';
import type { TranslatedLink } from '../experiment/playground-link.ts';
import { experiment, experimentText, forgetEdits, notify } from '../store/experiment.ts';
import { linkText, openLink, page as presentation, setPagePair } from '../store/page.ts';
import { knownTable, loadTable } from '../store/tables.ts';
import { needsPacker } from '../table/packer.ts';
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
 * Keeps the experiment, the presentation of the page and the fragment of the address in sync. Every edit is a history
 * entry, with the moves of a held slider as one edit, and Back, Forward or a hand-edited fragment loads what the address
 * says. In a frame edits are not entries, because they would belong to the surrounding page. Waits for the table that the
 * address names, if the browser has stored it.
 * @returns a function that ends the synchronization
 */
export async function syncAddress(page: AddressWindow = window): Promise<() => void> {
  let reading = false;
  /** Tables that were requested from the browser; a table that it does not have is not requested again. */
  const asked = new Set<string>();
  /** The experiment in the address, if that is a link of TensorFlow Playground. */
  let foreign: TranslatedLink | undefined;
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
    await prepare();
    if (!isShown()) show();
  }

  /** Fetches what is needed to read the address. */
  async function prepare() {
    const { href } = page.location;
    foreign = undefined;
    // If it does not arrive, the page says that the data in the link cannot be read.
    if (needsPacker(href)) await import('../table/packing.ts').catch(() => {});
    if (!PLAYGROUND.test(href)) return fetchTable();
    try {
      const { translatePlayground } = await import('../experiment/playground-link.ts');
      if (href === page.location.href) foreign = translatePlayground(href);
    } catch {
      // The notices will say that its settings are unknown.
    }
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
    openLink(foreign?.text ?? (text === '' ? '' : href));
    if (foreign) notify('text', foreign.sentence);
    // The weights are those of the whole experiment.
    const isWhole = () => experiment.getState().withheld === null && endingOf(href) === 'whole';
    if (presentation.getState().pairs.has(MOMENT_KEY) && !isWhole()) setPagePair(MOMENT_KEY, null);
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
  await prepare();
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

/** A setting that every link of TensorFlow Playground has. */
const PLAYGROUND = /networkShape(?:=|%(?:25)*3D)/i;

/** The link of the experiment on the screen, untrained, with what the page hides, locks and teaches. */
export function link(): string {
  const { pairs } = presentation.getState();
  const kept = [...pairs].filter(([key, value]) => key !== MOMENT_KEY && key !== 'present' && value !== BUILDER);
  return `${base(window)}#${withPagePairs(experimentText(), new Map(kept))}`;
}

/** The address of the page itself, without an experiment in its query or its path. */
function base({ location }: Pick<AddressWindow, 'location'>): string {
  const [address = ''] = location.href.split('#');
  if (fragmentOf(address) === '') return address;
  return address.split(/%(?:25)*23|\?/i)[0] ?? '';
}
