import { dataOf } from '../../../experiment/index.ts';
import { useRun } from '../../../store/run.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import inside from '../Inside.module.css';
import { ForecastSection, forecasts } from './ForecastSection.tsx';
import { LossUnits } from './LossUnits.tsx';
import { NoGeneration } from './NoGeneration.tsx';
import { Samples } from './Samples.tsx';

/** Sequences that the network continues by itself. */
export default function GenerateTab() {
  const view = useRun((store) => store.view);
  const spec = useShownExperiment();
  if (!view) {
    return (
      <div className={inside.tab}>
        <p className={inside.waiting}>The samples appear as soon as the data have loaded.</p>
      </div>
    );
  }
  if (forecasts(view, dataOf(spec))) {
    return (
      <div className={inside.tab}>
        <ForecastSection view={view} />
      </div>
    );
  }
  if (view.sequence?.predicts !== 'next' || !view.sequence.tokens) return <NoGeneration />;
  return (
    <div className={inside.tab}>
      <Samples vocabulary={view.sequence.tokens} steps={view.sequence.steps} />
      <LossUnits view={view} />
    </div>
  );
}
