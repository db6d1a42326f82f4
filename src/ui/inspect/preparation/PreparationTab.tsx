import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { About } from './About.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { Flow } from './Flow.tsx';
import { Leaks } from './Leaks.tsx';

/** The preparation of the data, from the rows of the table to the inputs of the network. */
export default function PreparationTab() {
  const view = useFinding('preparation', true) ?? null;
  return (
    <div className={inside.tab}>
      <Leaks leaks={view?.leaks ?? []} />
      <Flow view={view} />
      <ColumnTable view={view} />
      <About />
    </div>
  );
}
