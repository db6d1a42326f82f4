import { ImageMosaic } from '../../plots/ImageMosaic.tsx';
import { Thumbnail } from '../../plots/Thumbnail.tsx';
import { Decoration } from '../parts/Decoration.tsx';
import type { Sample } from './sample.ts';

interface SamplePictureProps {
  /** null leaves the place empty. */
  readonly sample: Sample | null;
  /** Side in pixels. */
  readonly size: number;
}

/** A data set as a small picture: its points, or a few of its images. */
export function SamplePicture({ sample, size }: SamplePictureProps) {
  if (sample === null) return null;
  const { points, labels, classes, images } = sample;
  return (
    <Decoration>
      {images === null ? (
        <Thumbnail points={points} labels={labels} classes={classes} size={size} />
      ) : (
        <ImageMosaic {...images} size={size} />
      )}
    </Decoration>
  );
}
