import { Maximize, Minus, Plus } from 'lucide-react';
import { MOST_ZOOM, type NetworkZoom } from './useNetworkZoom.ts';
import styles from './ZoomButtons.module.css';

interface Props {
  readonly zoom: NetworkZoom;
}

/**
 * Buttons to zoom in, out and back to the whole network, shown while it is zoomed; or a message if zooming could not be
 * loaded.
 */
export function ZoomButtons({ zoom }: Props) {
  if (zoom.missing) {
    return (
      <p role="status" className={styles.missing}>
        Zooming could not be loaded.{' '}
        <button type="button" onClick={zoom.retry}>
          Try again
        </button>
      </p>
    );
  }
  if (zoom.scale === 1) return null;
  return (
    <div className={styles.buttons}>
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={zoom.zoomOut}>
        <Minus size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (+)"
        disabled={zoom.scale >= MOST_ZOOM}
        onClick={zoom.zoomIn}
      >
        <Plus size={15} aria-hidden="true" />
      </button>
      <button type="button" aria-label="Show the whole network" title="Show the whole network (0)" onClick={zoom.reset}>
        <Maximize size={14} aria-hidden="true" />
      </button>
    </div>
  );
}
