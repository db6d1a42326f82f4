import { withPagePairs } from '../../experiment/page/pairs.ts';
import { page as presentation } from '../../store/page.ts';

/**
 * How much of its page a side shows: network and output, as `small` without the settings of the layers, or `all` settings
 * to edit its experiment.
 */
export type Extent = 'small' | 'usual' | 'all';

const PARTS: Readonly<Record<Extent, string>> = {
  small: 'network,picture',
  usual: 'network,picture',
  all: 'setup,status,network,output,inspector,undo',
};
const SETTINGS_OF_LAYERS = 'features,net,net.output';

/** The address of the page that shows an experiment as one of those that are compared. */
export function sideAddress(text: string, extent: Extent): string {
  const [address = ''] = window.location.href.split('#');
  // Browsers do not open a page inside itself, whatever is behind the "#".
  const page = address.includes('?') ? `${address}&side` : `${address}?side`;
  const { pairs } = presentation.getState();
  // What is hidden and locked on the page is hidden and locked in each of its sides.
  const locked = pairs.get('lock');
  const hidden = [pairs.get('hide'), extent === 'small' ? SETTINGS_OF_LAYERS : undefined].filter((names) => names);
  const all: readonly [key: string, value: string | undefined][] = [
    ['embed', PARTS[extent]],
    ['hide', hidden.join(',')],
    ['lock', locked],
  ];
  return `${page}#${withPagePairs(text, new Map(all.flatMap(([key, value]) => (value ? [[key, value] as const] : []))))}`;
}
