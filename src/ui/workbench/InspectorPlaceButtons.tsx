import { ArrowUpToLine, ChevronDown, ChevronUp, PanelBottom } from 'lucide-react';
import { placeInspector, useArrangement } from '../../store/arrangement.ts';
import { EnlargeButton } from './EnlargeButton.tsx';
import styles from './PlaceButton.module.css';

/** Buttons that place the inspector: below the network, in place of it, collapsed to its tabs, or everywhere. */
export function InspectorPlaceButtons() {
  const place = useArrangement(({ inspector }) => inspector);
  const enlarged = useArrangement((store) => store.enlarged === 'inspector');
  const filling = place === 'filling';
  const folded = place === 'folded';
  return (
    <div className={styles.buttons}>
      {!enlarged && (
        <>
          <button
            type="button"
            className={styles.button}
            aria-label="Inspector in place of the network"
            aria-pressed={filling}
            title={filling ? 'Show the network again' : 'Show the inspector in place of the network'}
            onClick={() => placeInspector(filling ? 'docked' : 'filling')}
          >
            {filling ? (
              <PanelBottom size="0.9375rem" aria-hidden="true" />
            ) : (
              <ArrowUpToLine size="0.9375rem" aria-hidden="true" />
            )}
          </button>
          <button
            type="button"
            className={styles.button}
            aria-label="Inspector"
            aria-expanded={!folded}
            title={folded ? 'Open the inspector' : 'Collapse the inspector to its tabs'}
            onClick={() => placeInspector(folded ? 'docked' : 'folded')}
          >
            {folded ? (
              <ChevronUp size="0.9375rem" aria-hidden="true" />
            ) : (
              <ChevronDown size="0.9375rem" aria-hidden="true" />
            )}
          </button>
        </>
      )}
      <EnlargeButton region="inspector" />
    </div>
  );
}
