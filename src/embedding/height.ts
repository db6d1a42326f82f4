/** What lies over the page, and may reach below it. */
const ABOVE = '[popover]:popover-open, dialog[open], [role="menu"], [role="dialog"]';

/**
 * Calls back with the height of the content in CSS pixels, now and whenever it changes. An open menu belongs to it, because
 * a frame would cut it off.
 * @returns a function that ends this
 */
export function followHeight(onHeight: (height: number) => void): () => void {
  let last = 0;
  const measure = () => {
    const bottoms = [document.body, ...document.querySelectorAll(ABOVE)].map(
      (part) => part.getBoundingClientRect().bottom + scrollY,
    );
    const height = Math.ceil(Math.max(...bottoms));
    if (height === last) return;
    last = height;
    onHeight(height);
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(document.body);
  document.addEventListener('toggle', measure, true);
  return () => {
    sizes.disconnect();
    document.removeEventListener('toggle', measure, true);
  };
}
