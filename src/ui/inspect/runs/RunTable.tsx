import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useExperiment } from '../../../store/experiment.ts';
import { useRun } from '../../../store/run.ts';
import type { KeptRun } from '../../../store/runs.ts';
import { CurrentRow } from './CurrentRow.tsx';
import { betterOf, columnTitle, commonMetric, tableNumbersOf } from './columns.ts';
import { KeptRow } from './KeptRow.tsx';
import { inOrder, type Order, press, type SortKey, USUAL } from './order.ts';
import styles from './Runs.module.css';

interface RunTableProps {
  readonly kept: readonly KeptRun[];
  /** Ids of the runs that are compared. */
  readonly picked: ReadonlySet<number>;
  readonly onPick: (id: number, wanted: boolean) => void;
}

/** A row for each run: first the current run, then the others in the chosen order. */
export function RunTable({ kept, picked, onPick }: RunTableProps) {
  const spec = useExperiment((store) => store.spec);
  const metric = useRun(({ view }) => view?.metric ?? null);
  const [order, setOrder] = useState<Order>(USUAL);
  const scroller = useRef<HTMLElement>(null);
  const common = commonMetric([...kept.map(({ outcome }) => outcome), { metric }]);
  const specs = [spec, ...kept.map((one) => one.spec)];
  const columns = tableNumbersOf(specs);
  const turn = (by: SortKey) => setOrder(press(order, by, betterOf('metric', common)));
  const heading = (by: SortKey, title: string, number = false) => (
    <Heading by={by} title={title} number={number} order={order} onPress={() => turn(by)} />
  );

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element has to be focusable
    <section ref={scroller} className={`${styles.scroller} ${styles.all}`} tabIndex={0} aria-label="Table of runs">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Compare</span>
            </th>
            {heading('number', 'Curve')}
            {heading('name', 'Name')}
            {heading('settings', 'Settings')}
            {heading('data', 'Data')}
            {heading('seed', 'Seed', true)}
            {columns.map((column) => (
              <Heading
                key={column.id}
                by={column.id}
                title={columnTitle(column, common, specs)}
                number
                order={order}
                onPress={() => turn(column.id)}
              />
            ))}
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <CurrentRow columns={columns} named={common === null} picked={picked} onPick={onPick} />
          {inOrder(kept, order, spec).map((one) => (
            <KeptRow
              key={one.id}
              kept={one}
              columns={columns}
              named={common === null}
              picked={picked.has(one.id)}
              onPick={(wanted) => onPick(one.id, wanted)}
              // The focused button is removed with the row.
              onDelete={() => scroller.current?.focus()}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadingProps {
  readonly by: SortKey;
  readonly title: string;
  readonly number: boolean;
  readonly order: Order;
  readonly onPress: () => void;
}

function Heading({ by, title, number, order, onPress }: HeadingProps) {
  const sorted = order.by === by;
  const Arrow = order.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={number ? styles.number : by === 'name' ? styles.name : undefined}
      aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={styles.heading} onClick={onPress}>
        {title}
        <Arrow size={12} aria-hidden="true" className={sorted ? undefined : styles.unsorted} />
      </button>
    </th>
  );
}
