import '../ui/embed/side.css';
import { originOfHost } from '../embedding/origin.ts';
import { complain, IGNORED, Notices, quote } from '../experiment/notices.ts';
import { isControl, isPartOfPage, PARTS_OF_PAGE, readNames } from '../experiment/page/names.ts';
import { notify } from '../store/experiment.ts';
import { page } from '../store/page.ts';
import { restrict } from '../store/restrict.ts';
import { showFooter } from '../ui/embed/Footer.tsx';
import { link } from './address.ts';

/** The parts of an embedded page whose link does not name any. */
const EMBEDDED = ['status', 'network', 'output', 'transport', 'numbers'];

/** Embedded parts that are inside another one. */
const INSIDE: Readonly<Record<string, string>> = {
  training: 'setup',
  picture: 'output',
  curves: 'output',
  metrics: 'output',
};

/**
 * Presents the page as its link says, now and whenever that changes: hides and locks parts and controls.
 * @returns a function that ends this
 */
export function followPresentation(): () => void {
  present();
  const unsubscribe = page.subscribe(({ pairs }, before) => {
    if (['embed', 'hide', 'lock', 'events'].some((key) => pairs.get(key) !== before.pairs.get(key))) present();
  });
  return () => {
    unsubscribe();
    frame(false);
  };
}

function present(): void {
  const { pairs } = page.getState();
  const notices = new Notices();
  const embed = pairs.get('embed');
  const hidden = readNames(notices, 'hide', pairs.get('hide') ?? '', (name) => isPartOfPage(name) || isControl(name));
  const locked = readNames(notices, 'lock', pairs.get('lock') ?? '', isControl);
  const events = pairs.get('events');
  if (events !== undefined && originOfHost(events) === null) {
    notices.add('events', complain(`${quote(events)} is not a host such as moodle.example.org`, undefined, IGNORED));
  }
  frame(embed !== undefined);
  restrict('link', [...hidden, ...(embed === undefined ? [] : outside(notices, embed))], locked);
  for (const { key, message } of notices.list()) notify(key, message);
}

/** Whether the page is one of those that another page compares, which has the words and controls around it. */
const isSide = new URLSearchParams(window.location.search).has('side');

let removeFooter: (() => void) | null = null;

/** Fits the page into a frame, or into a window of its own. */
function frame(embedded: boolean): void {
  document.documentElement.toggleAttribute('data-embed', embedded);
  document.documentElement.toggleAttribute('data-side', embedded && isSide);
  const wanted = embedded && !isSide;
  if (wanted === (removeFooter !== null)) return;
  removeFooter?.();
  removeFooter = wanted ? showFooter(link().split('#')[0] ?? '') : null;
}

/** The parts that an embedded page does not show. */
function outside(notices: Notices, embed: string): readonly string[] {
  const named = embed === '1' ? EMBEDDED : readNames(notices, 'embed', embed, isPartOfPage);
  // A part brings what is inside. If that is named alone, the part around it shows nothing else.
  const isShown = (part: string) =>
    named.includes(part) || named.includes(INSIDE[part] ?? '') || named.some((name) => INSIDE[name] === part);
  return Object.keys(PARTS_OF_PAGE).filter((part) => !isShown(part));
}
