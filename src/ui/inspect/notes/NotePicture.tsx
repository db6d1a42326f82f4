import type { Note, Picture } from '../../../notes/note.ts';
import { Part } from '../../parts/Part.tsx';
import { ActivationPictures } from './ActivationPictures.tsx';
import { DemonstratedCurves } from './DemonstratedCurves.tsx';
import { FigurePicture } from './FigurePicture.tsx';
import { LossPictures } from './LossPictures.tsx';

interface NotePictureProps {
  readonly note: Note;
  readonly picture: Picture;
}

/** The picture of a note. */
export function NotePicture({ note, picture }: NotePictureProps) {
  return (
    <Part name={`The picture of “${note.title}”`}>
      {picture.kind === 'activations' && <ActivationPictures ids={picture.ids} />}
      {picture.kind === 'losses' && <LossPictures ids={picture.ids} />}
      {picture.kind === 'curves' && <DemonstratedCurves note={note} />}
      {picture.kind === 'figure' && <FigurePicture id={picture.id} />}
    </Part>
  );
}
