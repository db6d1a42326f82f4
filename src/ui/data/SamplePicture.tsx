import { ImageMosaic } from '../../plots/core/ImageMosaic.tsx';
import { Thumbnail } from '../../plots/core/Thumbnail.tsx';
import { Decoration } from '../parts/Decoration.tsx';
import type { Sample } from './sample.ts';

interface SamplePictureProps {
  /** null draws nothing. */
  readonly sample: Sample | null;
  /** Width and height in pixels. */
  readonly size: number;
}

/** A small picture of a dataset: its examples as points, or a few of its images. */
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
