import { useMemo } from 'react';
import { formatPercent } from '../../../math/format.ts';
import { imageSizeOf } from '../../../math/sample.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { Codes, RunView } from '../../../runtime/protocol.ts';
import { Button } from '../../controls/Button.tsx';
import { Range } from '../../controls/Range.tsx';
import { Quoting } from '../../Quoting.tsx';
import inside from '../Inside.module.css';
import styles from './Code.module.css';
import { FILM } from './film.ts';
import { NumberBars } from './NumberBars.tsx';
import { mixed } from './plane.ts';
import { exampleWords, inputAt } from './scene.ts';

interface InterpolationProps {
  readonly view: RunView;
  readonly codes: Codes;
  /** The rows of both ends. */
  readonly from: number;
  readonly to: number;
  /** How far from the first to the second, from 0 to 1. */
  readonly share: number;
  /** The decoder's outputs along the way; none until they are known. */
  readonly film: readonly Float32Array[];
  /** Its output at `share`; null until it is known. */
  readonly output: Float32Array | null;
  readonly onShare: (share: number) => void;
  readonly onSwap: () => void;
}

const FRAME = 52;
const LARGE = 104;

/** The way from one example to another: between their codes, and for comparison between their inputs. */
export function Interpolation(props: InterpolationProps) {
  const { view, codes, from, to, share, film, output, onShare, onSwap } = props;
  const ends = [from, to].map((row) => codes.indices[row] as number) as [number, number];
  const [first, last] = ends;
  const image = imageSizeOf(view.sample);
  const mixes = useMemo(
    () =>
      Array.from({ length: FILM }, (_, frame) => mixed(inputAt(view, first), inputAt(view, last), frame / (FILM - 1))),
    [view, first, last],
  );
  const mix = mixed(inputAt(view, first), inputAt(view, last), share);
  const words = `${formatPercent(share)} of the way`;
  return (
    <section className={inside.section} aria-labelledby="code-interpolation">
      <h3 id="code-interpolation">
        Interpolation <small>between two codes, and between their inputs</small>
      </h3>
      <div className={inside.head}>
        <p className={inside.note}>
          <Quoting text={`From ${exampleWords(view, first)}, to ${exampleWords(view, last)}.`} />
        </p>
        <Button onClick={onSwap}>Swap</Button>
      </div>
      <div className={styles.setting}>
        <Range
          className={styles.share}
          label="Place between the two examples"
          position={share}
          min={0}
          max={1}
          step={0.01}
          text={words}
          onMove={onShare}
        />
        <span translate="no">{formatPercent(share)}</span>
      </div>
      {image ? (
        <div className={styles.films}>
          <Film view={view} name="Codes mixed, then decoded" frames={film} now={output} />
          <Film view={view} name="Inputs mixed" frames={mixes} now={mix} />
        </div>
      ) : (
        <NumberBars
          view={view}
          rows={[
            ...(output ? [{ name: 'codes mixed, then decoded', values: output }] : []),
            { name: 'inputs mixed', values: mix },
          ]}
        />
      )}
    </section>
  );
}

interface FilmProps {
  readonly view: RunView;
  readonly name: string;
  readonly frames: readonly Float32Array[];
  readonly now: Float32Array | null;
}

/** A strip of images, and a large one for the place of the slider. */
function Film({ view, name, frames, now }: FilmProps) {
  const image = imageSizeOf(view.sample);
  if (!image) return null;
  return (
    <figure className={styles.film}>
      <div className={styles.frames}>
        {now && <ImagePicture pixels={pixelsOfInput(view, now)} image={image} size={LARGE} />}
        {frames.map((frame, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a frame is identified by its place
          <ImagePicture key={place} pixels={pixelsOfInput(view, frame)} image={image} size={FRAME} />
        ))}
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
