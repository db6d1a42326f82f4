import {
  enlarge,
  type InspectorPlace,
  placeInspector,
  proposeArrangement,
  type Region,
} from '../../store/arrangement.ts';
import type { Command } from './command.ts';

/** How the regions of the page are arranged while the palette is open. */
export interface Arranged {
  readonly enlarged: Region | null;
  readonly inspector: InspectorPlace;
  /** Some seam is not where the page proposes. */
  readonly moved: boolean;
  /** The window is wide enough for regions side by side. */
  readonly wide: boolean;
}

const REGIONS: readonly Region[] = ['setup', 'network', 'output', 'inspector'];
const TOO_NARROW = 'In this window the panels are below each other';

/** What can be done with the regions of the page. */
export function arrangementCommands({ enlarged, inspector, moved, wide }: Arranged): readonly Command[] {
  const folded = inspector === 'folded';
  const filling = inspector === 'filling';
  const proposed = !moved && enlarged === null && inspector === 'docked';
  const commands: readonly Omit<Command, 'group'>[] = [
    ...REGIONS.map((region) => ({
      title: `Enlarge the ${region}`,
      explain: 'Gives it the whole window, except for the header.',
      words: ['maximize', 'full screen', 'bigger'],
      current: region === enlarged,
      reason: null,
      run: () => enlarge(region),
    })),
    {
      title: 'Show all panels',
      explain: 'Makes the enlarged panel small again.',
      words: ['minimize', 'restore'],
      reason: enlarged === null ? 'No panel is enlarged' : null,
      run: () => enlarge(null),
    },
    {
      title: folded ? 'Open the inspector' : 'Fold the inspector',
      explain: folded ? 'Shows the open tab below the network.' : 'Leaves only its tabs below the network.',
      words: ['collapse', 'hide', 'unfold'],
      reason: null,
      run: () => placeInspector(folded ? 'docked' : 'folded'),
    },
    {
      title: filling ? 'Inspector below the network' : 'Inspector in place of the network',
      explain: filling ? 'Shows the network again.' : 'Gives the inspector the height of both.',
      reason: null,
      run: () => placeInspector(filling ? 'docked' : 'filling'),
    },
    {
      title: 'Proposed arrangement',
      explain: 'Gives every panel the size that the page proposes.',
      words: ['layout', 'default sizes', 'seams'],
      reason: proposed ? 'The panels are arranged as proposed' : null,
      run: proposeArrangement,
    },
  ];
  return commands.map((command) => ({
    group: 'Panels',
    onlyShows: true,
    ...command,
    reason: wide ? command.reason : TOO_NARROW,
  }));
}
