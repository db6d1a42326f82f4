import { lazyPart } from '../../parts/lazyPart.tsx';

/** The notes about a catalog entry, whose texts load when they are first shown. */
export const NotesAbout = lazyPart(async () => (await import('./RelatedNotes.tsx')).RelatedNotes, {
  name: 'The list of notes',
});
