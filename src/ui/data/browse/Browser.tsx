import { endBrowsing, useBrowsing } from '../../../store/browsing.ts';
import { lazyPart } from '../../parts/lazyPart.tsx';

const BrowseDialog = lazyPart(async () => (await import('./BrowseDialog.tsx')).default, {
  name: 'The dialog of data sets',
  onClose: endBrowsing,
});

/** For whoever shows a way to the dialog, before it is opened. */
export const preloadDialog = BrowseDialog.preload;

/** The dialog of all data, which comes when it is first opened. */
export function Browser() {
  const way = useBrowsing();
  return way !== null && <BrowseDialog />;
}
