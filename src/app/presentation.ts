import { Notices } from '../experiment/notices.ts';
import { isControl, isPartOfPage, PARTS_OF_PAGE, readNames } from '../experiment/page/names.ts';
import { notify } from '../store/experiment.ts';
import { isPresenting, page } from '../store/page.ts';
import { restrict } from '../store/restrict.ts';

/** The parts of an embedded page whose link does not name any. */
const EMBEDDED = ['status', 'network', 'output', 'curves', 'metrics', 'transport', 'numbers'];

/** Embedded parts that are inside another one. */
const INSIDE: Readonly<Record<string, string>> = { training: 'setup', curves: 'output', metrics: 'output' };

/**
 * Presents the page as its link says, now and whenever that changes: hides and locks parts and controls.
 * @returns a function that ends this
 */
export function followPresentation(): () => void {
  present();
  followMode();
  return page.subscribe(({ pairs }, before) => {
    const isChanged = (key: string) => pairs.get(key) !== before.pairs.get(key);
    if (['embed', 'hide', 'lock'].some(isChanged)) present();
    if (isChanged('present')) followMode();
  });
}

/** Enters or leaves presentation mode. */
function followMode(): void {
  if (!isPresenting()) {
    page.setState({ Presentation: undefined });
    return;
  }
  import('../ui/present/Present.tsx').then(
    ({ Present }) => {
      if (isPresenting()) page.setState({ Presentation: Present });
    },
    () => notify('present', 'The presentation mode could not be loaded: try again when the connection is back'),
  );
}

function present(): void {
  const { pairs } = page.getState();
  const notices = new Notices();
  const embed = pairs.get('embed');
  const hidden = readNames(notices, 'hide', pairs.get('hide') ?? '', (name) => isPartOfPage(name) || isControl(name));
  const locked = readNames(notices, 'lock', pairs.get('lock') ?? '', isControl);
  document.documentElement.toggleAttribute('data-embed', embed !== undefined);
  restrict([...hidden, ...(embed === undefined ? [] : outside(notices, embed))], locked);
  for (const { key, message } of notices.list()) notify(key, message);
}

/** The parts that an embedded page does not show. */
function outside(notices: Notices, embed: string): readonly string[] {
  const named = embed === '1' ? EMBEDDED : readNames(notices, 'embed', embed, isPartOfPage);
  const shown = new Set(named.flatMap((name) => [name, INSIDE[name] ?? name]));
  // A part brings what is inside, unless that is named as well.
  for (const [part, around] of Object.entries(INSIDE)) {
    if (shown.has(around) && !Object.entries(INSIDE).some(([other, of]) => of === around && named.includes(other))) {
      shown.add(part);
    }
  }
  return Object.keys(PARTS_OF_PAGE).filter((part) => !shown.has(part));
}
