/** What opens at a button, above or below it. */
const MENUS = '[popover]:popover-open, [role="menu"]';
/** What opens over the page, and is only as high as its window allows. */
const DIALOGS = 'dialog[open], [role="dialog"]';

/** Room for the button between two places for its menu. */
const BUTTON = 48;
const DIALOG = 640;

/**
 * Calls back with the height that the content needs, in CSS pixels, now and whenever it changes: a frame would cut off a
 * menu that is open.
 * @returns a function that ends this
 */
export function followHeight(onHeight: (height: number) => void): () => void {
  let last = 0;
  let frame = 0;
  const measure = () => {
    frame = 0;
    const height = Math.ceil(Math.max(document.body.getBoundingClientRect().height, roomForLayers()));
    if (height === last) return;
    last = height;
    onHeight(height);
  };
  const measureSoon = () => {
    frame ||= requestAnimationFrame(measure);
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(document.body);
  const layers = new MutationObserver(measureSoon);
  layers.observe(document.body, { childList: true });
  document.addEventListener('toggle', measureSoon, true);
  return () => {
    sizes.disconnect();
    layers.disconnect();
    cancelAnimationFrame(frame);
    document.removeEventListener('toggle', measureSoon, true);
  };
}

/** The height in which everything that is open has room, wherever its button is. It must not depend on that of the frame. */
function roomForLayers(): number {
  const menus = [...document.querySelectorAll(MENUS)].map(({ scrollHeight }) => 2 * scrollHeight + BUTTON);
  return Math.max(0, ...menus, document.querySelector(DIALOGS) ? DIALOG : 0);
}
