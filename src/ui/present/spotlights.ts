import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { arrangement, type Region } from '../../store/arrangement.ts';
import { restrictions } from '../../store/restrictions.ts';

/** What a presentation can show alone, in the order in which it moves on. */
export const SPOTLIGHTS = [
  { id: 'everything', label: 'Everything', region: null },
  { id: 'data', label: 'Data', region: 'setup' },
  { id: 'network', label: 'Network', region: 'network' },
  { id: 'output', label: 'Output', region: 'output' },
  { id: 'curves', label: 'Curves', region: 'output' },
  { id: 'inspector', label: 'Inspector', region: 'inspector' },
] as const satisfies readonly { readonly id: string; readonly label: string; readonly region: Region | null }[];

type Spotlight = (typeof SPOTLIGHTS)[number];
type SpotlightId = Spotlight['id'];

/** Whether only the curves of the output are shown. Everything else follows from the arrangement of the page. */
const curves = createStore(() => ({ alone: false }));

/** The spotlight on the screen, which renders again when another panel is enlarged in any way. */
export function useSpotlight(): Spotlight {
  const region = useStore(arrangement, ({ enlarged }) => enlarged);
  const alone = useStore(curves, (store) => store.alone);
  return spotlightOn(region, alone);
}

/** Shows a panel alone, or everything. */
export function spotlight(id: SpotlightId): void {
  const { region } = SPOTLIGHTS.find((one) => one.id === id) ?? SPOTLIGHTS[0];
  curves.setState({ alone: id === 'curves' });
  // Among everything, an open inspector would leave too little height for the network.
  arrangement.setState({ enlarged: region, ...(region === null && { inspector: 'folded' }) });
  scrollTo({ top: 0, behavior: 'instant' });
}

/** Moves on to the next spotlight, or back with −1. It leaves out what the link hides. */
export function moveSpotlight(by: 1 | -1): void {
  const { hidden } = restrictions.getState();
  const offered = SPOTLIGHTS.filter(({ id, region }) => !hidden.has(id) && (region === null || !hidden.has(region)));
  const now = spotlightOn(arrangement.getState().enlarged, curves.getState().alone);
  const at = offered.findIndex(({ id }) => id === now.id);
  const next = offered[(at + by + offered.length) % offered.length];
  if (next) spotlight(next.id);
}

function spotlightOn(region: Region | null, curvesAlone: boolean): Spotlight {
  if (region === 'output' && curvesAlone) return SPOTLIGHTS[4];
  return SPOTLIGHTS.find((one) => one.region === region) ?? SPOTLIGHTS[0];
}
