import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { nearestByCosine, type Projection, projectOnPlane } from '../../../math/projection.ts';
import { pointerPlace } from '../../../plots/core/design-pixels.ts';
import { useSize } from '../../../plots/core/size.ts';
import { placesOf } from '../../../plots/sequences/draw-embedding.ts';
import { EmbeddingPlot } from '../../../plots/sequences/EmbeddingPlot.tsx';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { ParameterView, RunView } from '../../../runtime/protocol.ts';
import { ARROWS } from '../../keys.ts';
import { useSlowly } from '../../useSlowly.ts';
import inside from '../Inside.module.css';
import { numbersOf } from '../parameters.ts';
import { usePlotHeight } from '../room.ts';
import styles from './Attention.module.css';

/** A table of vectors: one for each token, or for each position. */
export interface VectorTable {
  readonly parameter: ParameterView;
  /** "Embedding 1", "Positions 2". */
  readonly title: string;
  readonly isOfPositions: boolean;
}

interface EmbeddingSectionProps {
  readonly view: RunView;
  readonly tables: readonly VectorTable[];
}

/** The vectors of tokens and of learned positions in the plane, as they move while the network trains. */
export function EmbeddingSection({ view, tables }: EmbeddingSectionProps) {
  return (
    <section className={inside.section} aria-labelledby="embedding-plane">
      <h3 id="embedding-plane">
        Embedding <small>vectors on the plane of their two largest principal components</small>
      </h3>
      <div className={styles.tables}>
        {tables.map((table) => (
          <VectorPlane key={table.parameter.name} view={view} table={table} />
        ))}
      </div>
      <p className={inside.note}>
        Point at a name, or press the arrow keys in a picture, for its nearest neighbours: those whose vectors have the
        largest cosine with its own, in all dimensions.
      </p>
    </section>
  );
}

const NEIGHBOURS = 5;

function VectorPlane({ view, table }: { readonly view: RunView; readonly table: VectorTable }) {
  const { parameter, title, isOfPositions } = table;
  const [count, width] = parameter.shape as [number, number];
  const { frame } = useSlowly();
  const before = useRef<Projection>(null);
  const [room, size] = useSize<HTMLDivElement>();
  const height = usePlotHeight({ beside: 90, least: 190, most: 380, usual: 300 });
  const [pointed, point] = useState(1);
  const chosen = Math.min(pointed, count - 1);
  const vectors = useMemo(() => {
    // Right after an edit, the last frame may still be of another network.
    const fits = frame && frame.parameters.length >= parameter.offset + count * width;
    return fits ? numbersOf(frame.parameters, [parameter]) : null;
  }, [frame, parameter, count, width]);
  const projection = useMemo(() => {
    if (!vectors?.every(Number.isFinite)) return null;
    before.current = projectOnPlane(vectors, count, width, before.current);
    return before.current;
  }, [vectors, count, width]);
  const names = useMemo(
    () =>
      Array.from({ length: count }, (_, row) =>
        isOfPositions ? String(row + 1) : visibleToken(view.sequence?.tokens?.[row] ?? ''),
      ),
    [view, count, isOfPositions],
  );
  const neighbours = vectors ? nearestByCosine(vectors, count, width, chosen, NEIGHBOURS) : [];
  const nearest = neighbours.map(({ row, cosine }) => `${names[row]} ${formatNumber(cosine, { digits: 2 })}`);
  const picture = size && { width: size.width, height };
  const keys = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    point((chosen + way[0] + way[1] + count) % count);
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (!projection || !picture) return;
    const { x, y } = pointerPlace(event);
    const distances = placesOf(projection, picture).map((place) => (place.x - x) ** 2 + (place.y - y) ** 2);
    point(distances.indexOf(Math.min(...distances)));
  };
  return (
    <figure className={styles.plane}>
      <figcaption>{title}</figcaption>
      <div
        ref={room}
        role="slider"
        tabIndex={0}
        className={styles.points}
        aria-label={`${title}: ${isOfPositions ? 'positions' : 'tokens'} in the plane`}
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={chosen}
        aria-valuetext={`${names[chosen]}, nearest: ${nearest.join(', ')}`}
        onKeyDown={keys}
        onPointerDown={follow}
        onPointerMove={follow}
      >
        {projection && picture && picture.width > 0 && (
          <EmbeddingPlot
            picture={{
              projection,
              names,
              chosen,
              neighbours: neighbours.slice(0, 3).map(({ row }) => row),
              isPath: isOfPositions,
            }}
            size={picture}
          />
        )}
      </div>
      <p className={styles.nearest}>
        Nearest to <b translate="no">{isOfPositions ? `position ${names[chosen]}` : `“${names[chosen]}”`}</b>:{' '}
        <span translate="no">
          {neighbours.map(({ row, cosine }, index) => (
            <span key={row}>
              {index > 0 && ', '}
              {names[row]} <small>{formatNumber(cosine, { digits: 2, fixed: true })}</small>
            </span>
          ))}
        </span>
      </p>
    </figure>
  );
}
