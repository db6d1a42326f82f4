import type { RunView } from '../../../runtime/protocol.ts';
import { useShowsExample } from '../../../store/example.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useFinding } from '../../useWatch.ts';
import { useObservation } from '../../world/useObservation.ts';
import { World } from '../../world/World.tsx';

interface WorldPictureProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly width: number;
}

/** The height of a world as a share of its width, and the least and the most, in design pixels. */
const SHARE = 0.56;
const LOWEST = 150;
const HIGHEST = 460;

/** The world in which an agent acts, with the episodes that it plays. */
export function WorldPicture({ view, width }: WorldPictureProps) {
  const spec = useShownExperiment();
  const episode = useFinding('episode', true) ?? null;
  useObservation(useShowsExample());
  const height = Math.min(HIGHEST, Math.max(LOWEST, SHARE * width));
  return <World view={view} spec={spec} episode={episode} height={height} />;
}
