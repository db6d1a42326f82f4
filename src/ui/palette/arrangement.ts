import {
  enlarge,
  type InspectorPlace,
  placeInspector,
  proposeArrangement,
  type Region,
} from '../../store/arrangement.ts';
import type { Command } from './command.ts';

/** The arrangement of the regions of the page while the palette is open. */
export interface Arranged {
  readonly enlarged: Region | null;
  readonly inspector: InspectorPlace;
  /** Whether any seam is not in its proposed position. */
  readonly moved: boolean;
  /** Whether the window is wide enough for regions side by side. */
  readonly wide: boolean;
}

const REGIONS: readonly Region[] = ['setup', 'network', 'output', 'inspector'];
const TOO_NARROW = 'In this window, the panels are stacked';

/** The commands for the regions of the page. */
export function arrangementCommands({ enlarged, inspector, moved, wide }: Arranged): readonly Command[] {
  const folded = inspector === 'folded';
  const filling = inspector === 'filling';
  const proposed = !moved && enlarged === null && inspector === 'docked';
  const commands: readonly Omit<Command, 'group'>[] = [
    ...REGIONS.map((region) => ({
      title: `Enlarge the ${region}`,
      explain: 'Fills the window with it, except for the header.',
      words: ['maximize', 'full screen', 'bigger'],
      current: region === enlarged,
      reason: null,
      run: () => enlarge(region),
    })),
    {
      title: 'Show all panels',
      explain: 'Returns the enlarged panel to its size.',
      words: ['minimize', 'restore'],
      reason: enlarged === null ? 'No panel is enlarged' : null,
      run: () => enlarge(null),
    },
    {
      title: folded ? 'Open the inspector' : 'Collapse the inspector',
      explain: folded ? 'Shows the open tab below the network.' : 'Shows only its tabs below the network.',
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
      explain: 'Resets every panel to its proposed size.',
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
