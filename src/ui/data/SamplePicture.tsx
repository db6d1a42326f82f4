import type { ComponentProps } from 'react';
import { ImageMosaic } from '../../plots/core/ImageMosaic.tsx';
import type { SequenceStrips } from '../../plots/core/SequenceStrips.tsx';
import { Thumbnail } from '../../plots/core/Thumbnail.tsx';
import { Decoration } from '../parts/Decoration.tsx';
import { loadable } from '../parts/loadable.ts';
import { useLoaded } from '../parts/useLoaded.ts';
import type { Sample } from './sample.ts';
import type { WorldThumbnail } from './WorldThumbnail.tsx';

const strips = loadable(async () => (await import('../../plots/core/SequenceStrips.tsx')).SequenceStrips);
const worlds = loadable(async () => (await import('./WorldThumbnail.tsx')).WorldThumbnail);

interface SamplePictureProps {
  /** null draws nothing. */
  readonly sample: Sample | null;
  /** Width and height in pixels. */
  readonly size: number;
}

/** A small picture of a dataset, its examples as points or a few of its images or sequences, or of a world. */
export function SamplePicture({ sample, size }: SamplePictureProps) {
  return (
    sample && (
      <Decoration>
        <Picture sample={sample} size={size} />
      </Decoration>
    )
  );
}

function Picture({ sample, size }: { readonly sample: Sample; readonly size: number }) {
  if (sample.kind === 'images') return <ImageMosaic {...sample} size={size} />;
  if (sample.kind === 'world') return <World {...sample} size={size} />;
  if (sample.kind === 'sequences') return <Strips {...sample} size={size} />;
  return <Thumbnail {...sample} size={size} />;
}

function Strips(props: ComponentProps<typeof SequenceStrips>) {
  const Loaded = useLoaded(strips);
  return Loaded && <Loaded {...props} />;
}

function World(props: ComponentProps<typeof WorldThumbnail>) {
  const Loaded = useLoaded(worlds);
  return Loaded && <Loaded {...props} />;
}
