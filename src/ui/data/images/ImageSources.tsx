import { FolderOpen, Images } from 'lucide-react';
import { useRef } from 'react';
import { formatCount } from '../../../math/format.ts';
import { IMAGE_LIMITS } from '../../../table/images/limits.ts';
import { Button } from '../../controls/Button.tsx';
import { chosenFiles } from './gather.ts';
import styles from './ImagesTab.module.css';
import { addImages } from './importing.ts';

interface ImageSourcesProps {
  /** Whether to take less space, because images are shown below. */
  readonly small: boolean;
}

/** Makes a file input choose a folder. React's types lack it. */
const WHOLE_FOLDER = { webkitdirectory: '' };

/** The sources of images: a folder or files that are chosen or dropped. */
export function ImageSources({ small }: ImageSourcesProps) {
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const take = ({ target }: { readonly target: HTMLInputElement }) => {
    const chosen = chosenFiles(target.files ?? []);
    // Allows choosing the same files again after they have been corrected.
    target.value = '';
    if (chosen.length > 0) void addImages(chosen);
  };
  return (
    <div className={`${styles.sources} ${small ? styles.small : ''}`}>
      <div className={styles.buttons}>
        <Button look={small ? 'plain' : 'primary'} data-start onClick={() => folder.current?.click()}>
          <FolderOpen size={14} aria-hidden="true" />
          {small ? 'Add a folder' : 'Choose a folder'}
        </Button>
        <Button onClick={() => files.current?.click()}>
          <Images size={14} aria-hidden="true" />
          {small ? 'Add images' : 'Choose images'}
        </Button>
        <input ref={folder} type="file" hidden {...WHOLE_FOLDER} aria-label="Folder of images" onChange={take} />
        <input ref={files} type="file" hidden multiple accept="image/*" aria-label="Image files" onChange={take} />
      </div>
      {!small && (
        <p>
          PNG, JPEG, WebP, GIF, BMP or AVIF. Put the images of each class into a folder with the name of the class and
          choose the folder around them, or give the images their classes here. You can also drop folders and files
          anywhere on the page. Up to {formatCount(IMAGE_LIMITS.files)} images of at most {IMAGE_LIMITS.megapixels}{' '}
          megapixels. They stay in this browser.
        </p>
      )}
    </div>
  );
}
