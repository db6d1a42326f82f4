import { closeGallery, openGallery, useGallery } from '../../store/gallery.ts';
import { Button } from '../controls/Button.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import styles from './GalleryButton.module.css';

const Gallery = lazyPart(async () => (await import('../gallery/GalleryDialog.tsx')).default, {
  name: 'The gallery',
  onClose: closeGallery,
});

/** A button that opens the gallery of ready experiments. */
export function GalleryButton() {
  return (
    <>
      <Button className={styles.button} aria-haspopup="dialog" onPointerEnter={Gallery.preload} onClick={openGallery}>
        Gallery
      </Button>
      {useGallery() && <Gallery />}
    </>
  );
}
