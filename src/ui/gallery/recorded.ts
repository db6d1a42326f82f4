import { unpackScene } from '../../gallery/thumbnails/pack.ts';
import type { Scene } from '../../gallery/thumbnails/scene.ts';
import thumbnails from '../../gallery/thumbnails/thumbnails.json';

const packed: Readonly<Record<string, unknown>> = thumbnails;
const unpacked = new Map<string, Scene>();

/** The scene that was recorded at the last step of an experiment; null if there is none. */
export function recordedScene(id: string): Scene | null {
  if (packed[id] === undefined) return null;
  const scene = unpacked.get(id) ?? unpackScene(packed[id]);
  unpacked.set(id, scene);
  return scene;
}
