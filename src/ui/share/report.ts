import {
  differences,
  type ExperimentSpec,
  entryOf,
  layerShapesOf,
  layerTitles,
  parameterCount,
  standardSpec,
} from '../../experiment/index.ts';
import { formatCount, formatNumber } from '../../math/format.ts';
import { EVALUATED } from '../../runtime/series.ts';
import type { Outcome } from '../../store/outcome.ts';
import { partsOf, scoreName, scoresOf, scoreText } from '../series.ts';
import { settingsOf, titleOf } from './words.ts';

interface Reported {
  readonly spec: ExperimentSpec;
  readonly link: string;
  readonly outcome: Outcome;
  /** The step at which the run was changed; null if its link replays it. */
  readonly editedAt: number | null;
  /** Why the run is where it is: it stopped early, diverged, or a person paused it. */
  readonly ending: string;
  /** Sentences on what is happening in the run. */
  readonly findings: readonly string[];
}

/** The experiment, its numbers and what is to be said about it, as Markdown. */
export function reportOf({ spec, link, outcome, editedAt, ending, findings }: Reported): string {
  const changed = differences(standardSpec(spec), spec);
  const sections = [
    `# ${plain(titleOf(spec))}`,
    `[Open the experiment](<${link}>)`,
    ...(editedAt === null
      ? []
      : [`The settings were changed at step ${formatCount(editedAt)}, so the link does not replay this run.`]),
    `## Experiment\n\n${bullets(settingsOf(spec))}`,
    ...(changed.length === 0 ? [] : [`Changed from the defaults for these data:\n\n${bullets(changed)}`]),
    `## Layers\n\n${layersTable(spec)}`,
    `## Result\n\n${bullets(resultOf(outcome))}\n\n${scoresTable(spec, outcome)}`,
    `${plain(ending)}`,
    ...(findings.length === 0 ? [] : [`## What is happening\n\n${bullets(findings)}`]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function resultOf({ steps, epochs, seconds, bestValidationLoss }: Outcome): string[] {
  const best = Number.isNaN(bestValidationLoss) ? [] : [`Lowest validation loss: ${formatNumber(bestValidationLoss)}`];
  const known = (value: number) => (Number.isNaN(value) ? 0 : value);
  return [
    `Steps: ${formatCount(known(steps))}`,
    `Epochs: ${formatNumber(known(epochs))}`,
    `Training time: ${formatNumber(known(seconds))} s`,
    ...best,
  ];
}

function layersTable(spec: ExperimentSpec): string {
  const titles = [...layerTitles(spec.layers), 'Output'];
  const rows = layerShapesOf(spec).map((layer, index) => {
    const { activation = spec.output, id = '' } = spec.layers[index] ?? {};
    return [
      titles[index] ?? layer.name,
      id === '' ? 'Dense' : entryOf('layers', id).label,
      layer.output.shape.join(' × '),
      activation ? entryOf('activations', activation.id).label : '–',
      formatCount(parameterCount(layer).count),
    ];
  });
  return table(['Layer', 'Type', 'Output', 'Activation', 'Parameters'], rows);
}

function scoresTable(spec: ExperimentSpec, { scores, metric }: Outcome): string {
  const parts = partsOf([spec]).filter((part) => EVALUATED.includes(part));
  const rows = scoresOf([spec]).map((score) => [
    scoreName(score, metric).label,
    ...parts.map((part) => scoreText(score, scores[`${part}/${score}`], metric)),
  ]);
  return table(['Metric', ...parts], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${plain(item)}`).join('\n');
}

/** Text without a meaning in Markdown. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
