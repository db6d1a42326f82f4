import { useEffect } from 'react';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { fitPaper } from './print.ts';
import styles from './Report.module.css';
import { NOT_REPLAYED } from './shareRemarks.ts';

interface ReportProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

/** The head of a printed page: the link of the experiment. */
export function Report({ link }: ReportProps) {
  useExperiment(({ spec }) => spec);
  const edited = useRun(({ editedAt }) => editedAt !== null);
  useEffect(fitPaper, []);
  return (
    <p className={styles.report}>
      <span translate="no">{link()}</span>
      {edited && <span> {NOT_REPLAYED}</span>}
    </p>
  );
}
