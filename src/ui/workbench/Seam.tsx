import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { designPixel } from '../../plots/core/design-pixels.ts';
import { moveSeam, type Seam as SeamName } from '../../store/arrangement.ts';
import styles from './Seam.module.css';

interface SeamProps {
  readonly of: SeamName;
  readonly label: string;
  /** The edge of the region on which the seam lies. */
  readonly edge: 'left' | 'right' | 'top';
}

/** The direction in which dragging or an arrow key enlarges the region. */
const GROWS = { left: -1, right: 1, top: -1 } as const;
/** Distance in design pixels that an arrow key moves a seam. */
const STEP = 16;

/**
 * The edge between two regions, which can be moved by dragging or with the arrow keys. Enter or a double click restores
 * the default size. WAI-ARIA: window splitter.
 */
export function Seam({ of, label, edge }: SeamProps) {
  const seam = useRef<HTMLDivElement>(null);
  const grabbed = useRef<{ readonly at: number; readonly size: number }>(null);
  const percent = useShare(seam, edge);
  const across = edge !== 'top';
  const place = ({ clientX, clientY }: PointerEvent) => (across ? clientX : clientY) / designPixel();
  const size = () => sizeOf(seam.current?.parentElement, across) / designPixel();

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [less, more] = across ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === less || event.key === more) {
      moveSeam(of, size() + (event.key === more ? 1 : -1) * GROWS[edge] * STEP);
    } else if (event.key === 'Enter') {
      moveSeam(of, null);
    } else {
      return;
    }
    event.preventDefault();
    // The arrow keys are also shortcuts of the page.
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      ref={seam}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={across ? 'vertical' : 'horizontal'}
      aria-valuenow={percent}
      aria-valuetext={`${percent} % of the window`}
      title={`${label}: drag, or use the arrow keys; double-click or press Enter for the default size`}
      className={`${styles.seam} ${styles[edge]}`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => moveSeam(of, null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed.current = { at: place(event), size: size() };
      }}
      onPointerMove={(event) => {
        if (!grabbed.current) return;
        moveSeam(of, grabbed.current.size + GROWS[edge] * (place(event) - grabbed.current.at));
      }}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onPointerCancel={() => {
        grabbed.current = null;
      }}
    />
  );
}

function sizeOf(element: HTMLElement | null | undefined, across: boolean): number {
  const box = element?.getBoundingClientRect();
  return (across ? box?.width : box?.height) ?? 0;
}

/** The share of the window that the region takes, in percent. */
function useShare(seam: { readonly current: HTMLElement | null }, edge: SeamProps['edge']): number {
  const [share, setShare] = useState(0);
  useEffect(() => {
    const region = seam.current?.parentElement;
    if (!region) return;
    const across = edge !== 'top';
    const observer = new ResizeObserver(() => {
      setShare(Math.round((100 * sizeOf(region, across)) / (across ? innerWidth : innerHeight)));
    });
    observer.observe(region);
    return () => observer.disconnect();
  }, [seam, edge]);
  return share;
}
