import { useEffect, useState } from 'react';
import { useFirstNotes } from '../../store/firstNotes.ts';

type Notes = typeof import('./FirstNotes.tsx');

/**
 * The component of the notes for a first visit, once they are wanted and have loaded. The page is complete without
 * them, so a failed load is not reported.
 * @param drawn whether there is a network to annotate
 */
export function useNotes(drawn: boolean): Notes['FirstNotes'] | null {
  const wanted = useFirstNotes() && drawn;
  const [notes, setNotes] = useState<Notes | null>(null);
  useEffect(() => {
    // Vite wraps `import()` and its first `then` together. If a stylesheet fails, only a later `catch` sees it.
    if (wanted) import('./FirstNotes.tsx').then(setNotes).catch(() => {});
  }, [wanted]);
  return wanted && notes ? notes.FirstNotes : null;
}
