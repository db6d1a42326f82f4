import type { ReadyExperiment } from '../../gallery/experiments/ready-experiment.ts';
import { load } from '../../store/experiment.ts';
import { closeGallery } from '../../store/gallery.ts';

/** The fragment of the address that opens an experiment. */
export function linkOf({ text }: ReadyExperiment): string {
  return `#${text}&v=1`;
}

/** Opens an experiment on the page, as an edit that can be undone. */
export function openExperiment(experiment: ReadyExperiment): void {
  load(linkOf(experiment));
  closeGallery();
}

/** Moves the focus to the workbench. */
export function focusOnWorkbench(): void {
  document.getElementById('workbench')?.focus();
}
