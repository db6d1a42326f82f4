import { useMemo, useState } from 'react';
import { capitalized } from '../../../math/capitalized.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import { fieldOfPixel } from '../../../plots/example/windows.ts';
import type { RunView, Saliency } from '../../../runtime/protocol.ts';
import { Formula } from '../../controls/Formula.tsx';
import { clamp, PixelPad } from '../../network/example/PixelPad.tsx';
import { className } from '../../network/example/prediction.ts';
import { Quoting } from '../../Quoting.tsx';
import { useFinding } from '../../useWatch.ts';
import { ClassSelect } from '../ClassSelect.tsx';
import inside from '../Inside.module.css';
import { ReferenceLink } from '../ReferenceLink.tsx';
import { Segments } from '../Segments.tsx';
import { ColorScale } from './ColorScale.tsx';
import styles from './Images.module.css';
import { originOf } from './names.ts';
import { readSaliency, type SaliencyKind, saliencyPicture } from './saliency.ts';
import { type InView, isOf, useInView } from './useInView.ts';
import { usePictureSide } from './usePictureSide.ts';
import type { ImagesViewProps } from './viewProps.ts';

const KINDS = [
  { id: 'gradient', label: 'Gradient' },
  { id: 'product', label: 'Gradient × pixel' },
] as const;

const REFERENCE = {
  authors: 'Simonyan, Vedaldi & Zisserman',
  year: 2014,
  title: 'Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency Maps',
  url: 'https://arxiv.org/abs/1312.6034',
};

/** The gradient of the logit of a class by the pixels of the example in view. */
export function SaliencyView({ view, choice }: ImagesViewProps) {
  const inView = useInView(view);
  const [chosen, choose] = useState<number | null>(null);
  const label = chosen !== null && chosen < view.classes.length ? chosen : null;
  return (
    <>
      <div className={inside.head}>
        {choice}
        <ClassSelect view={view} label={label} onChoose={choose} />
      </div>
      {inView ? (
        <SaliencyOf view={view} inView={inView} label={label} />
      ) : (
        <p className={inside.waiting}>There is no example.</p>
      )}
    </>
  );
}

interface SaliencyOfProps {
  readonly view: RunView;
  readonly inView: InView;
  /** The chosen class; null for the predicted one. */
  readonly label: number | null;
}

function SaliencyOf({ view, inView, label }: SaliencyOfProps) {
  const wish = useMemo(() => ({ of: inView.wish, label }), [inView, label]);
  const latest = useFinding('saliency', wish);
  const found = latest && isOf(latest.of.of, inView) && latest.of.label === label ? latest : null;
  return found ? (
    <Pictures view={view} inView={inView} found={found} />
  ) : (
    <p className={inside.waiting}>The gradient appears as soon as the engine has computed it.</p>
  );
}

interface PicturesProps {
  readonly view: RunView;
  readonly inView: InView;
  readonly found: Saliency;
}

function Pictures({ view, inView, found }: PicturesProps) {
  const [kind, chooseKind] = useState<SaliencyKind>('gradient');
  const side = usePictureSide({ beside: 84, most: 300 });
  const { image, pixels } = inView;
  const picture = useMemo(() => saliencyPicture(view, image, found, pixels, kind), [view, image, found, pixels, kind]);
  const [pointed, point] = useState({ row: image.height >> 1, column: image.width >> 1 });
  const row = clamp(pointed.row, image.height - 1);
  const column = clamp(pointed.column, image.width - 1);
  const { patch, signed, tex } = picture;
  const range = rangeAround0(patch);
  const field = useMemo(() => fieldOfPixel(row, column), [row, column]);
  const value = patch.values[row * image.width + column] as number;
  const isRegression = view.answer === 'number';
  const output = isRegression ? 'the output' : `the logit of ${className(view, found.label)}`;
  const name = kind === 'gradient' ? 'gradient' : 'gradient × pixel';
  const isZero = patch.values.every((number) => number === 0);
  const [low, high] = isZero ? ['0', '0'] : range.map((end) => formatNumber(end, { digits: 2 }));
  const place = `row ${row + 1}, column ${column + 1}: ${name} ${formatNumber(value)}`;
  return (
    <div className={styles.saliency}>
      <div className={styles.pictures}>
        <figure className={styles.figure}>
          <ImagePicture pixels={pixels} image={image} size={side} field={field} />
          <figcaption>
            <Quoting text={originOf(view, inView)} />
          </figcaption>
        </figure>
        <figure className={styles.figure}>
          <PixelPad
            row={row}
            column={column}
            picture={patch}
            range={range}
            size={side}
            field={field}
            label="Saliency, pixel by pixel"
            text={place}
            onMove={point}
          />
          <figcaption>
            row {row + 1}, column {column + 1}: <span translate="no">{formatNumber(value)}</span>
          </figcaption>
        </figure>
      </div>
      <div className={styles.about}>
        <Segments label="Quantity" value={kind} options={KINDS} onChoose={chooseKind} />
        <p>
          <Quoting text={`${capitalized(output)} is`} /> <span translate="no">{formatNumber(found.value)}</span> at step{' '}
          {formatCount(found.step)}.
        </p>
        <ColorScale name={name} low={low ?? ''} high={high ?? ''} signed={signed} />
        <Formula tex={tex} display />
        <p>
          <Quoting text={readSaliency(picture, kind, output)} /> Pixels count from 0 to 1.
          {view.answer === 'side' && ' Of two classes, the first has the negative logit of the second.'}
        </p>
        <p className={styles.remark}>
          This is a local slope at this image, for small changes. It does not explain the decision: pixels that matter
          together, or that already have their full effect, may have a gradient near 0.
        </p>
        <p className={styles.remark}>
          <ReferenceLink reference={REFERENCE} />
        </p>
      </div>
    </div>
  );
}
