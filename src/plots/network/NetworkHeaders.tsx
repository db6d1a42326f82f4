import type { ReactNode, RefObject } from 'react';
import { inRem } from '../core/design-pixels.ts';
import type { NetworkLayout } from './layout.ts';
import styles from './NetworkView.module.css';

/** Columns narrower than this have `between` below their headers instead of beside them. */
export const ROOMY_PITCH = 150;
/** Width of `between` beside headers, or its height below them: that of a button. */
export const BETWEEN = 32;

interface Props {
  readonly within: RefObject<HTMLDivElement | null>;
  readonly layout: NetworkLayout | null;
  /** The zoom of the layout. Headers keep their width and therefore their height. */
  readonly scale: number;
  /** The height of the tallest header. */
  readonly top: number;
  readonly roomy: boolean;
  readonly header: ((column: number, room: number) => ReactNode) | undefined;
  readonly between: ((gap: number) => ReactNode) | undefined;
}

/** Renders the headers above the columns and the elements between them. */
export function NetworkHeaders({ within, layout, scale, top, roomy, header, between }: Props) {
  return (
    <>
      <div ref={within}>
        {layout &&
          header &&
          layout.columns.map(({ centre, room }, index) => {
            const width = Math.floor(room / scale - (between && roomy ? BETWEEN + 8 : 6));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is identified by its index
              <div key={index} className={styles.header} style={inRem({ left: centre - width / 2, width })}>
                {header(index, width)}
              </div>
            );
          })}
      </div>
      {layout &&
        between &&
        layout.columns.slice(1).map(({ centre }, gap) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap is identified by its index
            key={gap}
            className={styles.between}
            style={
              roomy
                ? {
                    ...inRem({ left: centre - (layout.pitch + BETWEEN) / 2, top: 0, width: BETWEEN }),
                    flexDirection: 'column',
                  }
                : inRem({ left: centre - layout.pitch, top, width: layout.pitch })
            }
          >
            {between(gap)}
          </div>
        ))}
    </>
  );
}
