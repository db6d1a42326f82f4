import { useExperiment } from '../store/experiment.ts';
import { useInspection } from '../store/inspection.ts';
import { DataPanel } from './data/DataPanel.tsx';
import { NetworkPanel } from './network/NetworkPanel.tsx';
import { OutputPanel } from './output/OutputPanel.tsx';
import { StripsSkeleton } from './Skeleton.tsx';
import { useLoaded } from './useLoaded.ts';
import { usePhone } from './usePhone.ts';
import styles from './Workspace.module.css';

const strips = import('./Strips.tsx');

/** All panels and pictures. A phone reads them from the output down, and so does its keyboard. */
export function Workspace() {
  const phone = usePhone();
  const below = useLoaded(strips);
  const relaxed = useInspection(({ open }) => open !== 'formulas');
  const several = useExperiment(({ spec }) => spec.replicas > 1);
  const data = <DataPanel key="data" />;
  const network = <NetworkPanel key="network" />;
  const output = <OutputPanel key="output" />;
  return (
    <>
      <div className={`${styles.panels} ${relaxed ? styles.relaxed : ''} ${several ? styles.several : ''}`}>
        {phone ? [output, network, data] : [data, network, output]}
      </div>
      {below ? <below.Strips /> : <StripsSkeleton />}
    </>
  );
}
