import type { RunView } from '../../runtime/protocol.ts';
import { lazyPart } from '../parts/lazyPart.tsx';

const SequencePicture = lazyPart(async () => (await import('./sequences/SequencePicture.tsx')).SequencePicture, {
  name: 'The list of sequences',
});
const Reconstructions = lazyPart(async () => (await import('./reconstructions/Reconstructions.tsx')).Reconstructions, {
  name: 'The reconstructions',
});

interface ExamplesPictureProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly width: number;
  readonly height: number;
}

/** The output for single examples, where a map of the plane does not show it: of sequences, and of an autoencoder. */
export function ExamplesPicture(props: ExamplesPictureProps) {
  return props.view.sequence ? <SequencePicture {...props} /> : <Reconstructions {...props} />;
}
