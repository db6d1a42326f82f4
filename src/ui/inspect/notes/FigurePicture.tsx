import type { ComponentType } from 'react';
import { type Loadable, loadable } from '../../parts/loadable.ts';
import { useLoaded } from '../../parts/useLoaded.ts';
import styles from './Notes.module.css';

/** The interactive figures by id. */
interface Figures {
  readonly FIGURES: Readonly<
    Record<string, { readonly title: string; readonly panel: Loadable<{ readonly default: ComponentType }> }>
  >;
}

/** A glob rather than an import, because a build without figures has no such file. */
const [fetchFigures = async (): Promise<Figures> => ({ FIGURES: {} })] = Object.values(
  import.meta.glob<Figures>('../../../figures/index.ts'),
);
const figures = loadable(fetchFigures);

/** An interactive figure; nothing if it does not exist. */
export function FigurePicture({ id }: { readonly id: string }) {
  const figure = useLoaded(figures)?.FIGURES[id];
  if (figure === undefined) return null;
  return (
    <section aria-label={figure.title} className={styles.figure}>
      <h4>{figure.title}</h4>
      <Panel panel={figure.panel} />
    </section>
  );
}

function Panel({ panel }: { readonly panel: Loadable<{ readonly default: ComponentType }> }) {
  const Content = useLoaded(panel)?.default;
  return Content && <Content />;
}
