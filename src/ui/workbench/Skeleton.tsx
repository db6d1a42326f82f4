import { Panel } from '../Panel.tsx';
import styles from './Skeleton.module.css';
import workbench from './Workbench.module.css';

/** As many datasets as the page offers at first. */
const THUMBNAILS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The Data panel before its content has loaded. */
export function DataSkeleton() {
  return (
    <Panel title="Data">
      <div aria-busy="true" className={styles.thumbnails}>
        {THUMBNAILS.map((key) => (
          <div key={key} />
        ))}
      </div>
    </Panel>
  );
}

/** The picture in the Output panel before there is anything to draw. */
export function MapSkeleton() {
  return <div aria-busy="true" className={styles.map} />;
}

/** The layout of the workbench before its content has loaded. */
export function Skeleton() {
  return (
    <div aria-busy="true" className={`${workbench.workbench} ${styles.workbench}`}>
      <div className={workbench.setup}>
        <DataSkeleton />
      </div>
      <div className={workbench.happening} />
      <div className={workbench.network} />
      <div className={workbench.output}>
        <Panel title="Output">
          <MapSkeleton />
        </Panel>
      </div>
      <div className={workbench.inspector} />
    </div>
  );
}
