/**
 * Prints the page as a report. In the dark its pictures are drawn for paper first; the palette that asked for it is gone
 * by then, too.
 */
export function printReport(): void {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset.theme = 'light';
  setTimeout(() => {
    window.print();
    dataset.theme = theme;
  }, REDRAWN_MS);
}

const REDRAWN_MS = 120;

/**
 * Makes the paper as large as the page whenever somebody prints, and keeps the layout of the screen: pictures are drawn
 * for the room that they have there, and a page that is laid out anew would leave them behind.
 * @returns a function that ends it
 */
export function fitPaper(): () => void {
  const style = document.createElement('style');
  let thaw = () => {};
  const fit = () => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    style.textContent = `@page { size: ${scrollWidth}px ${scrollHeight}px; margin: 0 }`;
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
 * Settles every media query about the width as the screen answers it: browsers ask them of a sheet of Letter or A4
 * before they look at `@page`.
 * @returns a function that asks them again
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
