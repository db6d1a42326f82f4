import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const KEY = 'nabla-arrangement';

/** The regions of the workbench. */
export type Region = 'setup' | 'network' | 'output' | 'inspector';

/** What a seam moves: the width of a column, or the height of the inspector. */
export type Seam = 'setup' | 'output' | 'inspector';

/** The inspector below the network, in place of it, or folded to its tabs. */
export type InspectorPlace = 'docked' | 'filling' | 'folded';

interface Arrangement {
  /** The size to which a person has dragged a seam, in sixteenths of a rem; without one, the stylesheet decides. */
  readonly sizes: Readonly<Partial<Record<Seam, number>>>;
  readonly inspector: InspectorPlace;
  /**
   * The region that fills the whole workbench. The browser does not remember it: a page opens with everything in sight.
   */
  readonly enlarged: Region | null;
}

/** How the page is arranged. The browser remembers it; it is not part of the link. */
export const arrangement = createStore<Arrangement>(() => ({ ...stored(), enlarged: null }));

export function useArrangement<T>(select: (store: Arrangement) => T): T {
  return useStore(arrangement, select);
}

/** @param size null for the proposal of the stylesheet */
export function moveSeam(seam: Seam, size: number | null): void {
  const { [seam]: _, ...others } = arrangement.getState().sizes;
  arrange({ sizes: size === null ? others : { ...others, [seam]: Math.round(size) } });
}

export function placeInspector(inspector: InspectorPlace): void {
  arrange({ inspector });
}

/** Lets a region fill the whole workbench, or restores the arrangement. */
export function enlarge(enlarged: Region | null): void {
  arrangement.setState({ enlarged });
}

/** Brings a region into sight, even if another was enlarged or it was folded or covered. */
export function reveal(region: Region): void {
  const { enlarged, inspector } = arrangement.getState();
  if (enlarged !== region) enlarge(null);
  const hidden = { inspector: 'folded', network: 'filling', setup: null, output: null } as const;
  if (inspector === hidden[region]) placeInspector('docked');
}

/** Restores the default arrangement: everything in sight, in the sizes of the stylesheet. */
export function proposeArrangement(): void {
  enlarge(null);
  arrange({ sizes: {}, inspector: 'docked' });
}

function arrange(change: Partial<Arrangement>): void {
  arrangement.setState(change);
  const { sizes, inspector } = arrangement.getState();
  try {
    localStorage.setItem(KEY, JSON.stringify({ sizes, inspector }));
  } catch {
    // Without storage, as in some frames, the arrangement lasts as long as the page.
  }
}

function stored(): Pick<Arrangement, 'sizes' | 'inspector'> {
  try {
    const { sizes, inspector } = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const usable = (['setup', 'output', 'inspector'] as const).filter((seam) => Number.isFinite(sizes?.[seam]));
    return {
      sizes: Object.fromEntries(usable.map((seam) => [seam, sizes[seam]])),
      inspector: inspector === 'filling' || inspector === 'folded' ? inspector : 'docked',
    };
  } catch {
    return { sizes: {}, inspector: 'docked' };
  }
}
