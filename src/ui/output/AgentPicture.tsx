import type { RunView } from '../../runtime/protocol.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { useShownExperiment } from '../shownExperiment.ts';
import { useFinding } from '../useWatch.ts';

const World = lazyPart(async () => (await import('../world/World.tsx')).World, { name: 'The world' });

interface AgentPictureProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly height: number;
}

/** The controls and numbers below the picture of a world, in design pixels. */
const BELOW = 116;
const LOWEST = 120;

/** The world in which an agent acts, with an episode that it played. */
export function AgentPicture({ view, height }: AgentPictureProps) {
  const spec = useShownExperiment();
  const episode = useFinding('episode', true) ?? null;
  return <World view={view} spec={spec} episode={episode} height={Math.max(LOWEST, height - BELOW)} />;
}
