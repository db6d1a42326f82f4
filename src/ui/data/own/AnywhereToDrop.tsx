import { lazyPart } from '../../parts/lazyPart.tsx';

/** Files can be dropped anywhere on the page while this is on it. */
export const AnywhereToDrop = lazyPart(async () => (await import('./DropTarget.tsx')).DropTarget, {
  name: 'The place to drop a file',
});
