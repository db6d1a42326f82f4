import type { GeneratedParts } from '../../../plots/output/GeneratedLayer.tsx';
import legend from '../../../plots/output/OutputLegend.module.css';
import { showGenerated, useGeneratedParts } from './generated.ts';

const TOGGLES = [
  { part: 'examples', label: 'generated', title: 'Examples that the generator makes, always from the same noise' },
  {
    part: 'pulls',
    label: 'pull',
    title:
      'Where the discriminator’s gradient moves each generated example: the direction in which the generator’s loss falls',
  },
  { part: 'grid', label: 'warped grid', title: 'Where the generator puts a square grid of noise' },
] as const satisfies readonly { readonly part: keyof GeneratedParts; readonly label: string; readonly title: string }[];

/** The toggles for what is drawn of generated examples. */
export function GeneratedToggles() {
  const shown = useGeneratedParts();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <span role="group" aria-label="Generator" className={legend.parts}>
      {TOGGLES.map(({ part, label, title }) => (
        <button
          key={part}
          type="button"
          className={legend.toggle}
          aria-pressed={shown[part]}
          title={title}
          onClick={() => showGenerated({ [part]: !shown[part] })}
        >
          <span>{label}</span>
        </button>
      ))}
    </span>
  );
}
