import { facePicture } from '../../plots/network/face-picture.ts';
import { run } from '../../store/run.ts';
import { type Face, type FaceId, setScaleEnd } from './face.ts';

/** All faces of the network besides its weights. */
export const FACES: Readonly<Record<FaceId, Face>> = {
  gradients: faceOf('gradients', '∂L/∂', -1),
  updates: faceOf('updates', 'Δ', 1),
};

function faceOf(id: FaceId, operator: string, direction: 1 | -1): Face {
  const get = () => run.getState().findings[id]?.values ?? null;
  return {
    id,
    dress: (view, picture, source) => ({
      picture: facePicture(view, picture, { operator, direction, get, onScale: setScaleEnd }),
      source: {
        get: source.get,
        subscribe(listener) {
          const stops = [
            source.subscribe(listener),
            run.subscribe((now, before) => now.findings[id] !== before.findings[id] && listener()),
          ];
          return () => {
            for (const stop of stops) stop();
          };
        },
      },
    }),
  };
}
