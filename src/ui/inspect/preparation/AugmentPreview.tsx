import { useMemo, useState } from 'react';
import { dataOf } from '../../../experiment/index.ts';
import { imageSizeOf } from '../../../math/sample.ts';
import { ImageMosaic } from '../../../plots/core/ImageMosaic.tsx';
import type { RunView } from '../../../runtime/protocol.ts';
import { useDrawn, useExampleIn } from '../../../store/example.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { pixelsOf } from '../../pixels.ts';
import styles from './AugmentPreview.module.css';
import { previewCopies } from './previewCopies.ts';

/** The number of copies. */
const COPIES = 8;
/** Width and height of an image, in pixels. */
const IMAGE = 44;

/** The example in view and changed copies of it, which follow the settings of the augmentations. Only for images. */
export function AugmentPreview() {
  const view = useRun((store) => store.view);
  return view && imageSizeOf(view.sample) && <Strip view={view} />;
}

function Strip({ view }: { readonly view: RunView }) {
  const augmentations = useExperiment(({ spec }) => spec.augmentations);
  const seed = useExperiment(({ spec }) => spec.seed);
  const shape = useExperiment(({ spec }) => dataOf(spec));
  const index = useExampleIn(view);
  const drawn = useDrawn();
  const [round, setRound] = useState(0);
  const { image } = shape;
  const pixels = useMemo(
    () => drawn ?? (index === null ? null : pixelsOf(view, shape, index)),
    [drawn, view, shape, index],
  );
  const copies = useMemo(() => {
    if (!pixels || !image) return [];
    const scales = view.features.map((name) => view.scales.get(name));
    return previewCopies({ pixels, image, scales, augmentations, seed }, COPIES, round);
  }, [pixels, image, view, augmentations, seed, round]);
  if (!pixels || !image || copies.length === 0) return null;
  return (
    <div className={styles.preview}>
      <ul aria-label={drawn ? 'Copies of your drawing' : 'Copies of the example in view'}>
        <li>
          <ImageMosaic {...image} pixels={pixels} size={IMAGE} />
          <span>original</span>
        </li>
        {copies.map(({ label, pixels: changed }, copy) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a copy is identified by its index
          <li key={copy}>
            <ImageMosaic {...image} pixels={changed} size={IMAGE} />
            <span>{`${label} ${copies.slice(0, copy + 1).filter((one) => one.label === label).length}`}</span>
          </li>
        ))}
      </ul>
      <Button
        className={styles.other}
        title="Draw other random numbers for these copies; the training part keeps its own"
        onClick={() => setRound(round + 1)}
      >
        Other draws
      </Button>
    </div>
  );
}
