import { useMemo } from 'react';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { environmentOf, layoutOf } from '../../experiment/world.ts';
import { usePalette } from '../../plots/core/color.ts';
import { LiveCanvas } from '../../plots/core/LiveCanvas.tsx';
import type { WorldView } from '../../runtime/protocol.ts';
import { useReducedMotion } from '../useReducedMotion.ts';
import { stateBetween } from './episode.ts';
import { PICTURES } from './pictures.ts';
import { moveOf, type Playback, shareOf } from './playback.ts';
import { playback } from './playing.ts';
import { environmentIn } from './words.ts';

interface WorldCanvasProps {
  readonly world: WorldView;
  readonly spec: ExperimentSpec;
  readonly height: number;
}

/** The world at the move in view, drawn at its proportions. */
export function WorldCanvas({ world, spec, height }: WorldCanvasProps) {
  const palette = usePalette();
  const isStill = useReducedMotion();
  const { draw, glide } = PICTURES[environmentIn(world)];
  const tables = useMemo(() => {
    const layout = layoutOf({ data: world.environment, table: null, layout: spec.layout, seed: spec.seed });
    return Object.fromEntries(Object.entries(layout).map(([name, { values }]) => [name, values]));
  }, [world, spec.layout, spec.seed]);
  const label = environmentOf({ data: world.environment, table: null })?.label ?? 'World';
  return (
    <LiveCanvas<Playback>
      source={playback}
      label={`${label}: the agent in its world at the move in view`}
      height={height}
      fontSize={11}
      draw={(context, size, now) => {
        if (!now?.episode) return;
        const { episode } = now;
        const move = moveOf(now);
        const share = glide && !isStill ? glide(shareOf(now)) : 1;
        draw(context, size, {
          state: stateBetween(episode, move, share),
          args: world.environment.args,
          tables,
          action: episode.actions[move - 1] ?? null,
          reward: episode.rewards[move - 1] ?? null,
          palette,
        });
      }}
    />
  );
}
