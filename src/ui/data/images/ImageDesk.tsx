import { useMemo, useState } from 'react';
import { classCounts, labelRemarks } from '../../../table/images/labels.ts';
import { SIDES } from '../../../table/images/limits.ts';
import type { Colors, Fit, ImageSettings } from '../../../table/images/scale.ts';
import { LIMITS } from '../../../table/limits.ts';
import { Select } from '../../controls/Select.tsx';
import { counted } from '../../counted.ts';
import { Quoting } from '../../Quoting.tsx';
import { ClassList } from './ClassList.tsx';
import { ImageGrid } from './ImageGrid.tsx';
import styles from './ImagesTab.module.css';
import { ImagesVerdict } from './ImagesVerdict.tsx';
import { nameImages, nameOf, setImages, useImages } from './importing.ts';
import { matches, type Shelf } from './matches.ts';
import { SelectionTools } from './SelectionTools.tsx';

const COLORS: Readonly<Record<Colors, string>> = {
  color: 'Colour',
  dark: 'Grey, dark is 1',
  light: 'Grey, light is 1',
};
const FITS: Readonly<Record<Fit, string>> = {
  cut: 'Cut to a square',
  white: 'Whole, on white',
  black: 'Whole, on black',
};

/** The images that were read: how they become examples, their classes, and what is used. */
export function ImageDesk() {
  const entries = useImages((store) => store.entries);
  const settings = useImages((store) => store.settings);
  const name = useImages(nameOf);
  const [filter, setFilter] = useState<Shelf>('all');
  const labels = useMemo(() => entries.map(({ label }) => label), [entries]);
  const classes = useMemo(() => classCounts(labels), [labels]);
  const remarks = useMemo(() => labelRemarks(labels), [labels]);
  // The class may have been renamed or have lost its last image.
  const shelf = entries.some((entry) => matches(filter, entry)) ? filter : 'all';
  const shown = useMemo(() => entries.filter((entry) => matches(shelf, entry)), [entries, shelf]);
  return (
    <section className={styles.desk} aria-label="Images">
      <div className={styles.fields}>
        <label className={styles.field}>
          <span>Name</span>
          <input
            type="text"
            maxLength={LIMITS.label}
            value={name}
            onChange={({ target }) => nameImages(target.value)}
          />
        </label>
        <Setting
          name="Size"
          value={String(settings.side)}
          options={SIDES.map((side) => ({ id: String(side), label: `${side} × ${side} pixels` }))}
          onChoose={(side) => setImages({ side: Number(side) as ImageSettings['side'] })}
        />
        <Setting
          name="Colours"
          value={settings.colors}
          options={optionsOf(COLORS)}
          onChoose={(colors) => setImages({ colors: colors as Colors })}
        />
        <Setting
          name="Fit"
          value={settings.fit}
          options={optionsOf(FITS)}
          onChoose={(fit) => setImages({ fit: fit as Fit })}
        />
        <span className={styles.size} role="status">
          {counted(entries.length, 'image')} · {counted(classes.size, 'class', 'classes')}
        </span>
      </div>
      <div role="status">
        {remarks.length > 0 && (
          // biome-ignore lint/a11y/noRedundantRoles: Safari removes the role of a list without bullets
          <ul role="list" className={styles.remarks}>
            {remarks.map((remark) => (
              <li key={remark}>
                <Quoting text={remark} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.sorting}>
        <ClassList classes={classes} all={entries.length} shelf={shelf} onShow={setFilter} />
        <div className={styles.pictures}>
          <SelectionTools shown={shown} classes={[...classes.keys()]} />
          <ImageGrid key={typeof shelf === 'object' ? `class ${shelf.label}` : shelf} entries={shown} />
        </div>
      </div>
      <ImagesVerdict name={name} labels={labels} />
    </section>
  );
}

function optionsOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([id, label]) => ({ id, label }));
}

interface SettingProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChoose: (id: string) => void;
}

function Setting({ name, ...rest }: SettingProps) {
  return (
    <span className={styles.field}>
      <span aria-hidden="true">{name}</span>
      <Select look="pill" label={name} {...rest} />
    </span>
  );
}
