import { useEffect } from 'react';
import { useExperiment } from '../../store/experiment.ts';
import { fitPaper } from './print.ts';
import styles from './Report.module.css';

interface ReportProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

/** The head of a printed page: which experiment it is, as a link that replays it. */
export function Report({ link }: ReportProps) {
  useExperiment(({ spec }) => spec);
  useEffect(fitPaper, []);
  return (
    <p translate="no" className={styles.report}>
      {link()}
    </p>
  );
}
