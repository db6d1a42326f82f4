/** A plot on the page that can be saved as a picture. */
export interface Plot {
  readonly name: string;
  readonly element: HTMLElement | SVGElement;
}

/** Smaller pictures are marks and thumbnails. */
const SMALLEST = { width: 96, height: 72 };
/** How much larger than a plot its surroundings with axes, legend and title may be. */
const ROOM = 1.7;

/** Settings of a plot, which are beside it and not a part of it. */
const SETTINGS = 'select, input[type="range"], [role="radiogroup"]';

/** The plots that are on the page now, in its order: the network, and every picture that has a name. */
export function plotsOnPage(): readonly Plot[] {
  const network = document.querySelector<HTMLElement>('[data-picture="network"]');
  const named = [...document.querySelectorAll<HTMLElement>('main [role="img"][aria-label]')].filter(isPlot);
  const plots = named
    .filter((element) => !network?.contains(element))
    .map((element) => ({ name: element.getAttribute('aria-label') ?? '', element: surroundings(element, named) }));
  return [...(network && isPlot(network) ? [{ name: 'Network', element: network }] : []), ...plots];
}

function isPlot(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  // A plot inside another one is a part of it.
  const isInside = element.parentElement?.closest('[role="img"]') !== null;
  return width >= SMALLEST.width && height >= SMALLEST.height && !isInside && element.checkVisibility();
}

/** The largest element around a plot that contains no other plot and little else. */
function surroundings(plot: HTMLElement, plots: readonly Element[]): HTMLElement {
  const area = areaOf(plot);
  let around = plot;
  for (let next = plot.parentElement; next; next = next.parentElement) {
    const inside = next;
    const hasOthers = plots.some((other) => other !== plot && inside.contains(other));
    if (hasOthers || next.querySelector(SETTINGS) || areaOf(next) > ROOM * area) break;
    around = next;
  }
  return around;
}

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}
