import { ActivationOfAll } from './ActivationOfAll.tsx';
import { NetworkLegend } from './NetworkLegend.tsx';
import styles from './NetworkTools.module.css';

/** What is below the picture of the network: its legend, and what concerns all layers. */
export function NetworkTools() {
  return (
    <div className={styles.tools}>
      <NetworkLegend />
      <ActivationOfAll />
    </div>
  );
}
