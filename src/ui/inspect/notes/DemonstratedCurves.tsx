import type { Note } from '../../../notes/note.ts';
import { loadable } from '../../parts/loadable.ts';
import { useLoaded } from '../../parts/useLoaded.ts';
import { CurvesPicture, type RunCurve } from './CurvesPicture.tsx';
import styles from './Notes.module.css';

const file = loadable(() => import('../../../notes/curves.json'));

/** The curves of a note's demonstration, as `npm run notes` has recorded them. */
export function DemonstratedCurves({ note }: { readonly note: Note }) {
  const all = useLoaded(file)?.default as Readonly<Record<string, readonly RunCurve[]>> | undefined;
  const curves = all?.[note.id];
  if (all === undefined) return <div className={styles.waiting} />;
  if (curves === undefined) return null;
  const { runs } = note.demonstration;
  return <CurvesPicture curves={curves} names={runs.map(({ name }) => name)} />;
}
