import { environmentOf } from '../../../experiment/index.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { NothingHere } from '../NothingHere.tsx';
import { About } from './About.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { Flow } from './Flow.tsx';
import { Leaks } from './Leaks.tsx';

/** The preparation of the data, from the rows of the table to the inputs of the network. */
export default function PreparationTab() {
  const isWorld = useExperiment(({ spec }) => environmentOf(spec) !== null);
  return isWorld ? (
    <NothingHere why="A world has no table of examples to prepare: the agent makes its own data, and the world scales what it observes." />
  ) : (
    <Preparation />
  );
}

function Preparation() {
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
