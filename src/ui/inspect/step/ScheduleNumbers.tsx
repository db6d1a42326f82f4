import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { Formula } from '../../controls/Formula.tsx';
import { texDigits } from '../../formula/equation.ts';
import styles from './Step.module.css';

interface ScheduleNumbersProps {
  readonly spec: ExperimentSpec;
  readonly epoch: number;
}

/** The numbers with which a person finds the factor of the schedule. */
export function ScheduleNumbers({ spec: { schedule }, epoch }: ScheduleNumbersProps) {
  if (schedule.id === 'constant') return null;
  const { hyper } = entryOf('schedules', schedule.id);
  const numbers = Object.entries(hyper).map(
    ([name, { tex, default: standard }]) => `${tex} = ${texDigits(schedule.args[name] ?? standard, 9)}`,
  );
  return (
    <p className={styles.remark}>
      The schedule multiplies the learning rate by <Formula tex="s_t" />, from{' '}
      <Formula tex={[`e = ${texDigits(epoch, 9)}`, ...numbers].join(',\\; ')} />.
    </p>
  );
}
