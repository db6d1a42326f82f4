import { arrangement, enlarge, reveal } from '../../store/arrangement.ts';

/** Shown if the link does not replay the run on the screen. */
export const NOT_REPLAYED =
  'This run was changed during training, or it started from the weights of a file, so its link does not replay it. The link starts a new run with the current settings.';

/**
 * Prints the page as a report, with all panels. The delay lets the pictures follow, and lets the command palette close.
 */
export function printReport(): void {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  const arranged = arrangement.getState();
  dataset.theme = 'light';
  enlarge(null);
  reveal('network');
  setTimeout(() => {
    window.print();
    dataset.theme = theme;
    arrangement.setState(arranged);
  }, REDRAWN_MS);
}

const REDRAWN_MS = 120;

/**
 * Before printing, makes the paper as large as the page and freezes the layout of the screen: pictures are drawn for
 * their size on the screen and would not fit another layout. If the settings scroll, the paper is higher, and the
 * inspector gets the extra room.
 * @returns a function that stops this
 */
export function fitPaper(): () => void {
  const style = document.createElement('style');
  let thaw = () => {};
  const fit = () => {
    // A worksheet is printed by itself, on usual paper.
    if (document.documentElement.dataset.prints !== undefined) return;
    const { scrollWidth, scrollHeight } = document.documentElement;
    const settings = document.querySelector('[data-part="setup"] > :first-child');
    const hidden = settings ? settings.scrollHeight - settings.clientHeight : 0;
    const network = document.querySelector('[data-part="network"]')?.clientHeight ?? 0;
    style.textContent = `
      @page { size: ${scrollWidth}px ${scrollHeight + hidden}px; margin: 0 }
      @media print { :root { --network-row: ${network}px; --inspector-row: 1fr; --inspector-height: auto } }`;
    document.head.append(style);
    thaw = freezeLayout();
  };
  const unfit = () => {
    style.remove();
    thaw();
  };
  window.addEventListener('beforeprint', fit);
  window.addEventListener('afterprint', unfit);
  return () => {
    unfit();
    window.removeEventListener('beforeprint', fit);
    window.removeEventListener('afterprint', unfit);
  };
}

/**
 * Replaces each media query about the width by its result on the screen. When printing, browsers evaluate them for a
 * sheet of Letter or A4 before they read `@page`.
 * @returns a function that restores the queries
 */
function freezeLayout(): () => void {
  const settled = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .flatMap((rule) => (rule instanceof CSSMediaRule && /width/.test(rule.media.mediaText) ? [rule.media] : []))
    .map((media) => ({ media, text: media.mediaText }));
  for (const { media, text } of settled) media.mediaText = window.matchMedia(text).matches ? 'all' : 'not all';
  return () => {
    for (const { media, text } of settled) media.mediaText = text;
  };
}
