import { type MouseEvent, useState } from 'react';
import { pointerPlace } from '../../plots/core/design-pixels.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { EntrySelect } from '../parts/EntrySelect.tsx';
import { Figure } from '../parts/Figure.tsx';
import { Handle } from '../parts/Handle.tsx';
import { Plane } from '../parts/Plane.tsx';
import { snapped } from '../parts/snapped.ts';
import type { Domain, Point, Scales } from '../parts/types.ts';
import { pointWords } from '../parts/words.ts';
import styles from './ConvexSetFigure.module.css';
import { PRESETS, type PresetId } from './presets.ts';
import {
  between,
  contains,
  isConvex,
  middleOfLongestSide,
  type PlaneSet,
  type Polygon,
  piecesOf,
  withCorner,
} from './sets.ts';

const DOMAIN: Domain = [-3, 3];
const STEP = 0.1;
const MOST_CORNERS = 12;

/** A set, two points and the segment between them. */
export default function ConvexSetFigure() {
  const [preset, setPreset] = useState<PresetId>('crescent');
  const [polygon, setPolygon] = useState<Polygon>(PRESETS.own.set[0]);
  const [ends, setEnds] = useState<{ readonly a: Point; readonly b: Point }>(PRESETS.crescent);
  const set: PlaneSet = preset === 'own' ? [polygon] : PRESETS[preset].set;
  const { a, b } = ends;

  function choose(id: PresetId) {
    setPreset(id);
    setEnds(PRESETS[id]);
  }
  const addCorner = (at: Point) => setPolygon(withCorner(polygon, snapped(at, STEP)));
  const canAdd = polygon.length < MOST_CORNERS;
  return (
    <Figure
      id="convex_set"
      caption="Drag A and B within the set and try to find a segment that leaves it; then move or add the corners of your own polygon."
      state={<StateText set={set} a={a} b={b} />}
      onReset={() => {
        choose(preset);
        setPolygon(PRESETS.own.set[0]);
      }}
      controls={
        <>
          <EntrySelect label="Set" entries={PRESETS} value={preset} onChoose={choose} />
          {preset === 'own' && (
            <>
              <Button
                reason={canAdd ? null : `${MOST_CORNERS} corners are enough.`}
                onClick={() => addCorner(middleOfLongestSide(polygon))}
              >
                Add a corner
              </Button>
              <Button
                reason={polygon.length > 3 ? null : 'A polygon has at least three corners.'}
                onClick={() => setPolygon(polygon.slice(0, -1))}
              >
                Remove a corner
              </Button>
            </>
          )}
        </>
      }
    >
      <Plane
        label="A set and a segment"
        x={DOMAIN}
        y={DOMAIN}
        equal
        height={380}
        handles={(scales) => (
          <>
            {preset === 'own' && (
              <>
                {canAdd && <CornerPad scales={scales} onAdd={addCorner} />}
                {polygon.map((corner, index) => (
                  <Handle
                    // biome-ignore lint/suspicious/noArrayIndexKey: a corner is identified by its index
                    key={index}
                    label={`Corner ${index + 1}`}
                    text={pointWords(corner)}
                    scales={scales}
                    at={corner}
                    step={STEP}
                    onMove={(to) => setPolygon(polygon.with(index, to))}
                  >
                    <rect x={-5} y={-5} width={10} height={10} className={styles.corner} />
                  </Handle>
                ))}
              </>
            )}
            {(['a', 'b'] as const).map((end) => (
              <Handle
                key={end}
                label={`Point ${end.toUpperCase()}`}
                text={`${pointWords(ends[end])}, ${contains(set, ends[end]) ? 'in' : 'outside'} the set`}
                scales={scales}
                at={ends[end]}
                step={STEP}
                onMove={(to) => setEnds({ ...ends, [end]: to })}
              >
                <circle r={9} className={styles.end} />
                <text className={styles.letter} y={4} textAnchor="middle">
                  {end.toUpperCase()}
                </text>
              </Handle>
            ))}
          </>
        )}
      >
        {(scales) => (
          <>
            <path className={styles.set} fillRule="evenodd" d={set.map((one) => outlineOf(one, scales)).join('')} />
            {piecesOf(set, a, b).map(({ from, to, isInside }) => (
              <Stretch
                key={from}
                from={between(a, b, from)}
                to={between(a, b, to)}
                isInside={isInside}
                scales={scales}
              />
            ))}
          </>
        )}
      </Plane>
    </Figure>
  );
}

function StateText({ set, a, b }: { readonly set: PlaneSet; readonly a: Point; readonly b: Point }) {
  const outside = [
    { name: 'A', at: a },
    { name: 'B', at: b },
  ].filter(({ at }) => !contains(set, at));
  const leaves = piecesOf(set, a, b).some(({ isInside }) => !isInside);
  const verdict = isConvex(set)
    ? 'This set is convex: it contains every segment between two of its points.'
    : 'This set is not convex: some segment between two of its points leaves it.';
  const segment =
    outside.length > 0
      ? `${outside.map(({ name }) => name).join(' and ')} ${outside.length === 1 ? 'lies' : 'lie'} outside the set, so this segment says nothing about it.`
      : leaves
        ? 'A and B lie in the set, but part of the segment between them does not.'
        : 'A, B and the whole segment between them lie in the set.';
  return (
    <>
      <p>{verdict}</p>
      <p>{segment}</p>
    </>
  );
}

interface CornerPadProps {
  readonly scales: Scales;
  readonly onAdd: (at: Point) => void;
}

/** Adds a corner where it is clicked. The button above does the same for the keyboard. */
function CornerPad({ scales, onAdd }: CornerPadProps) {
  const click = (event: MouseEvent<HTMLElement>) => {
    const { x, y } = pointerPlace(event);
    const [left = 0, right = 0] = scales.x.domain();
    const [low = 0, high = 0] = scales.y.domain();
    const at = { x: scales.x.invert(x), y: scales.y.invert(y) };
    if (at.x >= left && at.x <= right && at.y >= low && at.y <= high) onAdd(at);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a button does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button does the same
    <div className={styles.pad} onClick={click} />
  );
}

function outlineOf(polygon: Polygon, scales: Scales): string {
  return `M${polygon.map(({ x, y }) => `${scales.x(x)},${scales.y(y)}`).join('L')}Z`;
}

interface StretchProps {
  readonly from: Point;
  readonly to: Point;
  readonly isInside: boolean;
  readonly scales: Scales;
}

/** A part of the segment: solid inside the set, dashed and red outside. */
function Stretch({ from, to, isInside, scales }: StretchProps) {
  return (
    <line
      className={isInside ? styles.inside : styles.outside}
      x1={scales.x(from.x)}
      y1={scales.y(from.y)}
      x2={scales.x(to.x)}
      y2={scales.y(to.y)}
    />
  );
}
