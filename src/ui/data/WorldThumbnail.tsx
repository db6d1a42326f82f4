import { Bot, Crosshair, Dices, Grid3x3, type LucideIcon, Mountain, TrainFront } from 'lucide-react';
import { inRem } from '../../plots/core/design-pixels.ts';
import styles from './WorldThumbnail.module.css';

interface WorldThumbnailProps {
  /** Id of the environment. */
  readonly environment: string;
  /** Width and height in pixels. */
  readonly size: number;
}

const ICONS: Readonly<Record<string, LucideIcon>> = {
  bandit: Dices,
  gridworld: Grid3x3,
  cart_pole: TrainFront,
  mountain_car: Mountain,
  catch: Crosshair,
};

/** A small picture of a world. */
export function WorldThumbnail({ environment, size }: WorldThumbnailProps) {
  const Icon = ICONS[environment] ?? Bot;
  return (
    <span className={styles.picture} style={inRem({ width: size, height: size })}>
      <Icon size={size / 2} strokeWidth={1.5} aria-hidden="true" />
    </span>
  );
}
