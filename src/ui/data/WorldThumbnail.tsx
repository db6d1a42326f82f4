import { useMemo } from 'react';
import { defaultSpec, environmentOf } from '../../experiment/index.ts';
import { layoutOf } from '../../experiment/world.ts';
import { SceneThumbnail } from '../../plots/environments/SceneThumbnail.tsx';
import type { EnvironmentId } from '../world/pictures.ts';

interface WorldThumbnailProps {
  /** Id of the environment. */
  readonly environment: string;
  /** Width and height in pixels. */
  readonly size: number;
}

/** A small picture of a world. */
export function WorldThumbnail({ environment, size }: WorldThumbnailProps) {
  const scene = useMemo(() => {
    const spec = defaultSpec(environment);
    const { args } = spec.data;
    const tables = Object.entries(layoutOf(spec)).map(([name, { values }]) => [name, values]);
    return { args, state: environmentOf(spec)?.origin(args) ?? [], tables: Object.fromEntries(tables) };
  }, [environment]);
  return <SceneThumbnail environment={environment as EnvironmentId} {...scene} size={size} />;
}
