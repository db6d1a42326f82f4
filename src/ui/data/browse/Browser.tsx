import { endBrowsing, useBrowsing } from '../../../store/browsing.ts';
import { lazyPart } from '../../parts/lazyPart.tsx';

const BrowseDialog = lazyPart(async () => (await import('./BrowseDialog.tsx')).default, {
  name: 'The dataset dialog',
  onClose: endBrowsing,
});

/** Loads the dialog before it is opened, for controls that open it. */
export const preloadDialog = BrowseDialog.preload;

/** The dataset dialog, which is loaded when it is first opened. */
export function Browser() {
  const way = useBrowsing();
  return way !== null && <BrowseDialog />;
}
