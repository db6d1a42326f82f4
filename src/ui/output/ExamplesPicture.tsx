import type { RunView } from '../../runtime/protocol.ts';
import { lazyPart } from '../parts/lazyPart.tsx';

const SequencePicture = lazyPart(async () => (await import('./sequences/SequencePicture.tsx')).SequencePicture, {
  name: 'The list of sequences',
});
const Reconstructions = lazyPart(async () => (await import('./reconstructions/Reconstructions.tsx')).Reconstructions, {
  name: 'The reconstructions',
});

const Masks = lazyPart(async () => (await import('./masks/Masks.tsx')).Masks, { name: 'The masks' });
const LabelRows = lazyPart(async () => (await import('./labels/LabelRows.tsx')).LabelRows, {
  name: 'The list of examples with their labels',
});

interface ExamplesPictureProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly width: number;
  readonly height: number;
}

/** The output for single examples, where a map of the plane does not show it: of an autoencoder, and of several targets. */
export function ExamplesPicture(props: ExamplesPictureProps) {
  const { positions } = props.view;
  if (positions?.of === 'pixel') return <Masks {...props} />;
  if (positions?.of === 'label') return <LabelRows {...props} />;
  return props.view.sequence ? <SequencePicture {...props} /> : <Reconstructions {...props} />;
}
