import { useRun } from '../../store/run.ts';
import inside from '../inspect/Inside.module.css';
import { useShownExperiment } from '../shownExperiment.ts';
import { EpisodeDetails } from './EpisodeDetails.tsx';
import { NoWorld } from './NoWorld.tsx';
import { useEpisodeInView, useMoveInView } from './playing.ts';

/** The episode in view in numbers: its return from the move in view on, and what the network had estimated. */
export default function EpisodeTab() {
  const view = useRun((store) => store.view);
  const spec = useShownExperiment();
  const episode = useEpisodeInView(view);
  const move = useMoveInView();
  if (view && !view.world) return <NoWorld />;
  if (!view || !episode) {
    return (
      <div className={inside.tab}>
        <p className={inside.waiting}>The first episode appears here as soon as the engine has played it.</p>
      </div>
    );
  }
  return <EpisodeDetails view={view} spec={spec} episode={episode} move={move} />;
}
