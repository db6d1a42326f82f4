import { useState } from 'react';
import { headOf } from '../../../notes/index.ts';
import { useInspection } from '../../../store/inspection.ts';
import inside from '../Inside.module.css';
import { EntryView } from './EntryView.tsx';
import { NoteList } from './NoteList.tsx';
import { NoteView } from './NoteView.tsx';

/** The notes about concepts: their list, one of them, or a catalog entry to which a note leads. */
export default function NotesTab() {
  const open = useInspection((store) => store.note);
  const [search, setSearch] = useState('');
  return (
    <div className={inside.tab}>
      {open !== null && headOf(open) ? (
        <NoteView key={open} id={open} />
      ) : open?.includes('/') ? (
        <EntryView key={open} path={open} />
      ) : (
        <NoteList search={search} onSearch={setSearch} />
      )}
    </div>
  );
}
