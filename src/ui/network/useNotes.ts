import { useEffect, useState } from 'react';
import { useFirstNotes } from '../../store/firstNotes.ts';

type Notes = typeof import('./FirstNotes.tsx');

/**
 * What shows the notes for a first visit, once they are wanted and have arrived. Without them the page is whole, so
 * nothing is said about notes that do not arrive.
 * @param drawn there is a network that they can be about
 */
export function useNotes(drawn: boolean): Notes['FirstNotes'] | null {
  const wanted = useFirstNotes() && drawn;
  const [notes, setNotes] = useState<Notes | null>(null);
  useEffect(() => {
    if (wanted) import('./FirstNotes.tsx').then(setNotes, () => {});
  }, [wanted]);
  return wanted && notes ? notes.FirstNotes : null;
}
