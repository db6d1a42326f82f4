import type { Size } from '../../../plots/core/size.ts';
import { GeneratedLayer } from '../../../plots/output/GeneratedLayer.tsx';
import type { PlaneScales } from '../../../plots/output/points.ts';
import { useWatch } from '../../useWatch.ts';
import { generated, useGeneratedParts } from './generated.ts';

interface GeneratedOnPlaneProps {
  readonly plot: Size;
  readonly scales: PlaneScales;
}

/** The generated examples over the output picture. */
export function GeneratedOnPlane(props: GeneratedOnPlaneProps) {
  const parts = useGeneratedParts();
  useWatch('generated', true);
  return <GeneratedLayer source={generated} parts={parts} {...props} />;
}
