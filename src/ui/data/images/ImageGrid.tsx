import { type KeyboardEvent, type MouseEvent, memo, useId, useMemo, useState } from 'react';
import { designPixel, inRem } from '../../../plots/core/design-pixels.ts';
import { ImageMosaic } from '../../../plots/core/ImageMosaic.tsx';
import { useSize } from '../../../plots/core/size.ts';
import { fromBytes } from '../../../table/bytes.ts';
import { sizeOf } from '../../../table/images/scale.ts';
import { pixelCount } from '../../../table/pixels.ts';
import styles from './ImageGrid.module.css';
import { type Entry, removeSelected, type Shown, select, useImages } from './importing.ts';
import { byKey, pick, type Selecting, type Selection, toggled } from './selecting.ts';

interface ImageGridProps {
  readonly entries: readonly Entry[];
}

/** In design pixels: the smallest distance between two tiles across, that between two rows, the side of a picture. */
const TILE = { width: 68, height: 80, picture: 52 } as const;
/** Rows above and below the view that are rendered, too, so that scrolling shows no empty tiles. */
const BEYOND = 1;

/** Images as the network receives them, to be selected by pointer and keyboard. Only those in view are rendered. */
export function ImageGrid({ entries }: ImageGridProps) {
  const selected = useImages((store) => store.selected);
  const shown = useImages((store) => store.shown);
  const [box, size] = useSize<HTMLDivElement>();
  const [top, setTop] = useState(0);
  const [{ active, anchor }, setPlace] = useState({ active: 0, anchor: 0 });
  const id = useId();
  const ids = useMemo(() => entries.map((entry) => entry.id), [entries]);

  const columns = Math.max(1, Math.floor((size?.width ?? 0) / TILE.width));
  const width = Math.max(TILE.width, (size?.width ?? 0) / columns);
  const rows = Math.max(1, Math.floor((size?.height ?? 0) / TILE.height));
  const first = Math.max(0, top - BEYOND) * columns;
  const last = Math.min(entries.length, (top + rows + 1 + BEYOND) * columns);
  const current = Math.min(active, entries.length - 1);
  const list: Selecting = {
    ids,
    columns,
    rows,
    active: current,
    anchor: Math.min(anchor, entries.length - 1),
    selected,
  };

  function apply(next: Selection) {
    setPlace(next);
    select(next.selected);
    show(next.active);
  }

  /** Scrolls until an image is in view. */
  function show(index: number) {
    const element = box.current;
    if (!element) return;
    const height = TILE.height * designPixel();
    const start = Math.floor(index / columns) * height;
    if (start < element.scrollTop) element.scrollTop = start;
    else if (start + height > element.scrollTop + element.clientHeight) {
      element.scrollTop = start + height - element.clientHeight;
    }
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Delete' || event.key === 'Backspace') removeSelected();
    else {
      const next = byKey(list, event);
      if (!next) return;
      apply(next);
    }
    event.preventDefault();
    // Space and → are also shortcuts of the page.
    event.stopPropagation();
  }

  function onClick(event: MouseEvent, index: number) {
    // A finger has no modifier keys.
    const touched = (event.nativeEvent as PointerEvent).pointerType === 'touch';
    apply(touched ? toggled(list, index) : pick(list, index, event));
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-multiselectable="true"
      aria-label="Images to select"
      aria-activedescendant={current >= first && current < last ? `${id}${ids[current]}` : undefined}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={onKey}
      onScroll={({ currentTarget }) => setTop(Math.floor(currentTarget.scrollTop / (TILE.height * designPixel())))}
    >
      <div role="presentation" style={inRem({ height: Math.ceil(entries.length / columns) * TILE.height })}>
        {entries.slice(first, last).map((entry, offset) => {
          const index = first + offset;
          const place = { left: (index % columns) * width, top: Math.floor(index / columns) * TILE.height };
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
            <div
              key={entry.id}
              id={`${id}${entry.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={selected.has(entry.id)}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
              aria-label={`${fileName(entry.path)}, ${entry.label ?? 'no class'}`}
              title={entry.path}
              data-active={index === current || undefined}
              className={styles.tile}
              style={inRem({ ...place, width, height: TILE.height })}
              onClick={(event) => onClick(event, index)}
            >
              <span className={styles.picture}>{shown && <Picture shown={shown} id={entry.id} />}</span>
              <span translate="no" className={styles.label}>
                {entry.label ?? '–'}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

interface PictureProps {
  readonly shown: Shown;
  readonly id: number;
}

/** One image. */
const Picture = memo(function Picture({ shown: { settings, places, pixels }, id }: PictureProps) {
  const size = sizeOf(settings);
  const place = places.get(id);
  const length = pixelCount(size);
  const shades = useMemo(
    () => (place === undefined ? null : fromBytes(pixels.subarray(place * length, (place + 1) * length))),
    [pixels, place, length],
  );
  return shades && <ImageMosaic pixels={shades} {...size} size={TILE.picture} />;
});
