import { useExperiment } from '../store/experiment.ts';
import { DataPanel } from './data/DataPanel.tsx';
import { InspectStrip } from './inspect/InspectStrip.tsx';
import { NetworkPanel } from './network/NetworkPanel.tsx';
import { OutputPanel } from './output/OutputPanel.tsx';
import { TrainingStrip } from './training/TrainingStrip.tsx';
import { usePhone } from './usePhone.ts';
import styles from './Workspace.module.css';

/** All panels and pictures. A phone reads them from the output down, and so does its keyboard. */
export default function Workspace() {
  const phone = usePhone();
  const several = useExperiment(({ spec }) => spec.replicas > 1);
  const data = <DataPanel key="data" />;
  const network = <NetworkPanel key="network" />;
  const output = <OutputPanel key="output" />;
  return (
    <>
      <div className={`${styles.panels} ${several ? styles.several : ''}`}>
        {phone ? [output, network, data] : [data, network, output]}
      </div>
      <TrainingStrip />
      <InspectStrip />
    </>
  );
}
