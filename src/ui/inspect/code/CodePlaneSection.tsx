import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { formatCount, formatNumber, formatPercent } from '../../../math/format.ts';
import { imageSizeOf } from '../../../math/sample.ts';
import { concatenate } from '../../../math/tensor.ts';
import { CodePlot } from '../../../plots/codes/CodePlot.tsx';
import { type CodePlace, codeScales, gridOf, gridPlaces } from '../../../plots/codes/draw-codes.ts';
import { usePalette } from '../../../plots/core/color.ts';
import { pointerPlace } from '../../../plots/core/design-pixels.ts';
import { type Size, useSize } from '../../../plots/core/size.ts';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { Codes, RunView } from '../../../runtime/protocol.ts';
import { chooseExample } from '../../../store/example.ts';
import { useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { ARROWS } from '../../keys.ts';
import { Quoting } from '../../Quoting.tsx';
import { useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { usePlotHeight } from '../room.ts';
import styles from './Code.module.css';
import { codeAt, nearestPlace, placeWithin } from './plane.ts';
import { Reconstruction } from './Reconstruction.tsx';
import { type CodeScene, exampleWords } from './scene.ts';

interface CodePlaneSectionProps {
  readonly view: RunView;
  readonly codes: Codes;
  readonly scene: CodeScene;
  /** The place that is decoded. */
  readonly cursor: CodePlace;
  /** Whether a person has moved it, so that it does not follow the example in view. */
  readonly isMoved: boolean;
  readonly path: readonly [CodePlace, CodePlace, CodePlace];
  /** The decoder's output there; null until it is known. */
  readonly output: Float32Array | null;
  /** The row of the example in view; null if it has no code. */
  readonly inView: number | null;
  /** null puts it back on the example in view. */
  readonly onMove: (place: CodePlace | null) => void;
  /** Makes a row an end of the interpolation. */
  readonly onEnd: (which: 'from' | 'to', row: number) => void;
}

/** An arrow key moves the place by this share of the picture. */
const KEY = 1 / 40;

/** The codes of the examples as points, and a place among them that is decoded. */
export function CodePlaneSection(props: CodePlaneSectionProps) {
  const { view, codes, scene, cursor, isMoved, path, output, inView, onMove, onEnd } = props;
  const { domain } = scene;
  const isLine = domain.y === null;
  const [isGrid, setGrid] = useState(false);
  const isOfImages = imageSizeOf(view.sample) !== null;
  const grid = useGrid(view, codes, scene, isGrid && isOfImages);
  const [room, box] = useSize<HTMLDivElement>();
  const height = usePlotHeight({ beside: 130, least: 200, most: 400, usual: 320 });
  const size = box && { width: box.width, height: isLine ? Math.min(height, 160) : height };
  const nearest = nearestPlace(scene.places, domain, cursor);
  const index = codes.indices[nearest] as number;
  const error = formatNumber(codes.errors[nearest] as number, { fixed: true });
  const nearestWords = `${exampleWords(view, index)}, error ${error}`;
  const move = (place: CodePlace) => onMove(placeWithin(domain, place));
  const keys = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // The page uses → as a shortcut.
    event.stopPropagation();
    const [down, right] = way;
    const reach = ([low, high]: readonly [number, number]) => KEY * (high - low);
    move([cursor[0] + right * reach(domain.x), domain.y === null ? 0 : cursor[1] - down * reach(domain.y)]);
  };
  return (
    <section className={inside.section} aria-labelledby="code-plane">
      <h3 id="code-plane">
        Codes{' '}
        <small>
          of {formatCount(codes.indices.length)} examples at step {formatCount(codes.step)}
        </small>
      </h3>
      <div className={styles.plane}>
        <figure className={styles.figure}>
          <div
            ref={room}
            role="slider"
            tabIndex={0}
            className={styles.pad}
            aria-label="Code to decode"
            aria-valuemin={0}
            aria-valuemax={codes.indices.length}
            aria-valuenow={nearest + 1}
            aria-valuetext={`${placeWords(cursor, isLine)}; nearest: ${nearestWords}`}
            onKeyDown={keys}
            {...(size && dragging(scene, size, move))}
          >
            {size && size.width > 0 && (
              <CodePlot size={size} picture={{ ...scene, marked: inView, cursor, path, grid }} />
            )}
          </div>
          <figcaption className={styles.caption}>{axesWords(codes)}</figcaption>
        </figure>
        <div className={styles.beside}>
          <Reconstruction view={view} name="decoded" values={output} />
          <p className={inside.note}>
            Code <span translate="no">{placeWords(cursor, isLine)}</span>. Drag, or press the arrow keys in the picture.
          </p>
          <p className={inside.note}>
            <Quoting text={`Nearest: ${nearestWords}`} />
          </p>
          <div className={styles.buttons}>
            <Button onClick={() => chooseExample(index)}>Put into view</Button>
            <Button onClick={() => onEnd('from', nearest)}>Interpolate from it</Button>
            <Button onClick={() => onEnd('to', nearest)}>Interpolate to it</Button>
            <Button reason={isMoved ? null : 'The place is that of the example in view'} onClick={() => onMove(null)}>
              Follow the example in view
            </Button>
          </div>
          {isOfImages && (
            <label className={styles.check}>
              <input type="checkbox" checked={isGrid} onChange={({ target }) => setGrid(target.checked)} />
              Decoded images as the background
            </label>
          )}
        </div>
      </div>
    </section>
  );
}

/** The background of decoded images, which is requested while it is shown. */
function useGrid(view: RunView, codes: Codes, { domain }: CodeScene, isShown: boolean) {
  const palette = usePalette();
  const wish = useMemo(() => {
    const places = gridPlaces(domain).map((place) => codeAt(codes.plane, place));
    return { codes: Float32Array.from(concatenate(places)) };
  }, [codes, domain]);
  useWatch('codeGrid', isShown && wish);
  const found = useRun(({ findings }) => findings.codeGrid);
  return useMemo(() => {
    const image = imageSizeOf(view.sample);
    const width = view.features.length;
    if (!isShown || !image || !found || found.outputs.length !== (wish.codes.length / codes.size) * width) return null;
    const count = found.outputs.length / width;
    const rows = Array.from({ length: count }, (_, row) => found.outputs.subarray(row * width, (row + 1) * width));
    return gridOf(concatenate(rows.map((row) => pixelsOfInput(view, row))), image, palette);
  }, [isShown, view, found, wish, codes.size, palette]);
}

function placeWords([across, up]: CodePlace, isLine: boolean): string {
  return isLine ? formatNumber(across) : `(${formatNumber(across)}, ${formatNumber(up)})`;
}

function axesWords({ size, plane: { shares } }: Codes): string {
  if (size === 1) return 'Across: the only number of the code. The height of a point has no meaning.';
  if (shares === null) return 'Across: the first number of the code; up: the second.';
  const [first = 0, second = 0] = shares;
  return `The two largest principal components of the codes, with ${formatPercent(first)} and ${formatPercent(second)} of their variance.`;
}

function dragging({ domain }: CodeScene, size: Size, onMove: (place: CodePlace) => void) {
  const { x, y } = codeScales(domain, size);
  const follow = (event: PointerEvent<HTMLElement>) => {
    const place = pointerPlace(event);
    onMove([x.invert(place.x), y.invert(place.y)]);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      follow(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => event.buttons > 0 && follow(event),
  };
}
