import { pixelsOfInput } from '../../../plots/example/ink.ts';
import { PixelPicture } from '../../../plots/example/PixelPicture.tsx';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import { channelOf, imageAt } from '../../../plots/example/types.ts';
import type { Field } from '../../../plots/example/windows.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import styles from './PatchTable.module.css';
import pad from './PixelPad.module.css';
import { dragging, type PixelPlace } from './PixelPad.tsx';

interface ChannelPictureProps {
  readonly view: RunView;
  readonly name: string;
  /** The layer of the channel; −1 for the inputs. */
  readonly layer: number;
  /** The numbers of all channels of that layer. */
  readonly values: ArrayLike<number>;
  readonly channel: number;
  /** What a window covers; null for all of it. */
  readonly field: Field | null;
  /** Called with the pixel under a pressed pointer. */
  readonly onMove?: ((place: PixelPlace) => void) | undefined;
}

const SIDE = 84;

/** The map of a channel, with the window on it; an input as before the scaling. Nothing if the layer is not an image. */
export function ChannelPicture({ view, name, layer, values, channel, field, onMove }: ChannelPictureProps) {
  const image = imageAt(view, layer);
  if (!image) return null;
  const picture = channelOf(layer < 0 ? pixelsOfInput(view, values) : values, image, channel);
  return (
    <figure className={styles.patch}>
      {/* The arrow keys move the same window on the map of the layer. */}
      <div className={onMove && pad.pad} {...(onMove && dragging(picture, onMove))}>
        <PixelPicture picture={picture} range={layer < 0 ? 'ink' : rangeAround0(picture)} size={SIDE} field={field} />
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
