import { useExperiment } from '../store/experiment.ts';
import { useInspection } from '../store/inspection.ts';
import { DataPanel } from './data/DataPanel.tsx';
import { NetworkPanel } from './network/NetworkPanel.tsx';
import { OutputPanel } from './output/OutputPanel.tsx';
import { lazyPart } from './parts/lazyPart.tsx';
import { Part } from './parts/Part.tsx';
import { StripsSkeleton } from './Skeleton.tsx';
import { usePhone } from './usePhone.ts';
import styles from './Workspace.module.css';

const Strips = lazyPart(async () => (await import('./Strips.tsx')).Strips, {
  name: 'The optimizer and formulas',
  waiting: <StripsSkeleton />,
});
Strips.preload();

/** All panels and pictures. A phone reads them from the output down, and so does its keyboard. */
export function Workspace() {
  const phone = usePhone();
  const relaxed = useInspection(({ open }) => open !== 'formulas');
  const several = useExperiment(({ spec }) => spec.replicas > 1);
  const data = (
    <Part key="data" name="The Data panel">
      <DataPanel />
    </Part>
  );
  const network = (
    <Part key="network" name="The Network panel">
      <NetworkPanel />
    </Part>
  );
  const output = (
    <Part key="output" name="The Output panel">
      <OutputPanel />
    </Part>
  );
  return (
    <>
      <div className={`${styles.panels} ${relaxed ? styles.relaxed : ''} ${several ? styles.several : ''}`}>
        {phone ? [output, network, data] : [data, network, output]}
      </div>
      <Strips />
    </>
  );
}
