import { imageSizeOf } from '../../../math/sample.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import styles from './Code.module.css';
import { NumberBars } from './NumberBars.tsx';

interface ReconstructionProps {
  readonly view: RunView;
  readonly name: string;
  /** As the network receives its inputs; null until they are known. */
  readonly values: Float32Array | null;
}

const SIDE = 132;

/** An output of the decoder: an image, or numbers as bars. */
export function Reconstruction({ view, name, values }: ReconstructionProps) {
  const image = imageSizeOf(view.sample);
  if (values === null) return <p className={styles.caption}>The decoder has not answered yet.</p>;
  if (!image) return <NumberBars view={view} rows={[{ name, values }]} />;
  return (
    <figure className={styles.image}>
      <ImagePicture pixels={pixelsOfInput(view, values)} image={image} size={SIDE} />
      <figcaption>{name}</figcaption>
    </figure>
  );
}
