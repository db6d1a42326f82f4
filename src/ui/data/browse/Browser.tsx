import { lazy, Suspense } from 'react';
import { useBrowsing } from '../../../store/browsing.ts';

/** Asked for by whoever shows a way to it, before it is opened. */
export const loadDialog = () => import('./BrowseDialog.tsx');
const BrowseDialog = lazy(loadDialog);

/** The dialog of all data, which comes when it is first opened. */
export function Browser() {
  const way = useBrowsing();
  return (
    way !== null && (
      <Suspense fallback={null}>
        <BrowseDialog />
      </Suspense>
    )
  );
}
