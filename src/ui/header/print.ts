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
 * Makes the paper as wide as the window whenever somebody prints: pictures are drawn for the room that they have on the
 * screen, and a page that is laid out anew would leave them behind.
 * @returns a function that ends it
 */
export function fitPaper(): () => void {
  const style = document.createElement('style');
  const fit = () => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    style.textContent = `@page { size: ${scrollWidth}px ${scrollHeight}px; margin: 0 }`;
    document.head.append(style);
  };
  const unfit = () => style.remove();
  window.addEventListener('beforeprint', fit);
  window.addEventListener('afterprint', unfit);
  return () => {
    unfit();
    window.removeEventListener('beforeprint', fit);
    window.removeEventListener('afterprint', unfit);
  };
}
