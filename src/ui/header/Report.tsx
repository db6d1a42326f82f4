import { useEffect, useState } from 'react';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { loadable } from '../parts/loadable.ts';
import styles from './Report.module.css';

const print = loadable(() => import('./print.ts'));

interface ReportProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

/** The head of a printed page: the link of the experiment. */
export function Report({ link }: ReportProps) {
  useExperiment(({ spec }) => spec);
  const edited = useRun(({ editedAt }) => editedAt !== null);
  const [remark, setRemark] = useState('');
  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    print.load().then(
      ({ fitPaper, NOT_REPLAYED }) => {
        if (isGone) return;
        stop = fitPaper();
        setRemark(NOT_REPLAYED);
      },
      // Without it, the browser prints the page on its usual paper.
      () => {},
    );
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return (
    <p className={styles.report}>
      <span translate="no">{link()}</span>
      {edited && <span> {remark}</span>}
    </p>
  );
}
