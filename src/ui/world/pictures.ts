import type { environments } from '../../catalog/environments/index.ts';
import { worldPictures } from '../../plots/environments/index.ts';
import type { WorldPicture } from '../../plots/environments/scene.ts';

/** The id of an environment in the catalog. */
export type EnvironmentId = keyof typeof environments;

/** The picture of each environment: an environment without one does not compile. */
export const PICTURES: Readonly<Record<EnvironmentId, WorldPicture>> = worldPictures;
