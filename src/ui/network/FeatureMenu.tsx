import popover from '../controls/Popover.module.css';
import { lazyPart } from '../parts/lazyPart.tsx';
import styles from './FeatureMenu.module.css';

const FeatureList = lazyPart(async () => (await import('./FeatureList.tsx')).FeatureList, {
  name: 'The menu of features',
});

/**
 * The menu of features. It is apart from its button, which is part of the picture of the network: a choice that needs
 * another picture leaves the menu open.
 */
export function FeatureMenu({ id }: { readonly id: string }) {
  return (
    <div id={id} popover="auto" className={`${popover.popover} ${styles.list}`}>
      <FeatureList />
    </div>
  );
}
