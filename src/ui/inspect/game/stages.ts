/** One step of a game in slow motion: what happens in which order, in words and formulas. */
import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import type { PlayerId } from '../../../runtime/protocol.ts';
import type { RunStore } from '../../../store/run.ts';
import { counted } from '../../counted.ts';

/** A part of a step. */
export interface Stage {
  readonly id: 'noise' | 'answers' | 'discriminator' | 'pull' | 'generator';
  readonly title: string;
  /** The player that makes a real step when the stage begins; null if nothing changes. */
  readonly moves: PlayerId | null;
  /** What the button that leads to it does. */
  readonly action: string;
}

export const STAGES: readonly Stage[] = [
  { id: 'noise', title: 'G makes examples', moves: null, action: 'Make examples again' },
  { id: 'answers', title: 'D answers', moves: null, action: 'Let D answer' },
  { id: 'discriminator', title: 'D learns', moves: 'discriminator', action: 'Let D learn' },
  { id: 'pull', title: 'Examples are pulled', moves: null, action: 'Show the pull' },
  { id: 'generator', title: 'G learns', moves: 'generator', action: 'Let G learn' },
];

/** The index of the stage after another one; after the last comes the first. */
export function stageAfter(index: number): number {
  return (index + 1) % STAGES.length;
}

/** The number of steps that a player makes in one round. */
export function turnsOf(player: PlayerId, { discriminatorSteps }: ExperimentSpec): number {
  return player === 'discriminator' ? discriminatorSteps : 1;
}

/** What happens in a stage, in a sentence. */
export function sentenceOf({ id }: Stage, spec: ExperimentSpec): string {
  switch (id) {
    case 'noise':
      return 'The generator G turns draws of noise into examples. It has never seen a real one.';
    case 'answers':
      return spec.output.id === 'sigmoid'
        ? 'The discriminator D gives each example the probability that it is real; 0.5 means that it cannot tell.'
        : 'The discriminator D gives each example a number, which should be higher for real examples.';
    case 'discriminator':
      return `Only D learns, for ${counted(turnsOf('discriminator', spec), 'step')}: its optimizer lowers its loss, and G stays as it is.`;
    case 'pull':
      return 'The gradient of G’s loss reaches each generated example through D, and pulls it to where D takes it for real.';
    case 'generator':
      return 'Only G learns, for 1 step: its optimizer moves its weights so that the examples follow the pull, and D stays as it is.';
  }
}

/** The formula of a stage, as TeX. */
export function texOf({ id }: Stage, { loss }: ExperimentSpec): string {
  const [discriminator = '', generator = ''] = playersIn(entryOf('losses', loss.id).tex);
  switch (id) {
    case 'noise':
      return '\\hat{x} = G(z), \\quad z \\sim \\mathcal{N}(0, I)';
    case 'answers':
      return '\\mathbb{E}_x[D(x)], \\quad \\mathbb{E}_z[D(\\hat{x})]';
    case 'discriminator':
      return discriminator;
    case 'pull':
      return '-\\nabla_{\\hat{x}}\\, \\mathcal{L}_G';
    case 'generator':
      return generator;
  }
}

/** The losses of the two players, from the lines of a formula with both. */
function playersIn(tex: string): readonly string[] {
  const lines = tex.replace(/\\(begin|end)\{aligned\}|&/g, '').split(/\\\\\s*(?=\\mathcal\{L\}_G)/);
  return lines.map((line) => line.replaceAll('\\\\', '').trim());
}

/** The numbers of a game at a moment. */
export interface GameMoment {
  /** All numbers are from this step or from later ones. */
  readonly step: number;
  readonly discriminatorLoss: number;
  readonly generatorLoss: number;
  /** The mean answers of the discriminator. */
  readonly toReal: number;
  readonly toGenerated: number;
  /** See `Generated`. */
  readonly pull: number;
  readonly coverage: number;
  readonly precision: number;
  readonly divergence: number;
}

/** The latest numbers; null until the engine has reported all of them. */
export function momentOf({ frame, findings: { generated } }: Pick<RunStore, 'frame' | 'findings'>): GameMoment | null {
  if (!frame || !generated) return null;
  const { judged, judgedReal, pull, coverage, precision, divergence } = generated;
  return {
    step: Math.min(frame.step, generated.step),
    discriminatorLoss: frame.values['train/loss'],
    generatorLoss: frame.values['train/generatorLoss'],
    toReal: judgedReal,
    toGenerated: judged.reduce((sum, answer) => sum + answer, 0) / judged.length,
    pull,
    coverage,
    precision,
    divergence,
  };
}

interface Row {
  readonly name: string;
  readonly of: Exclude<keyof GameMoment, 'step'>;
  readonly isShare?: true;
}

const ANSWERS: readonly Row[] = [
  { name: 'mean answer to training examples', of: 'toReal' },
  { name: 'mean answer to generated examples', of: 'toGenerated' },
];

/** The numbers that a stage is about; those of a stage in which a player moves are compared with the ones before. */
export const ROWS: Readonly<Record<Stage['id'], readonly Row[]>> = {
  noise: [
    { name: 'generated examples with a training example near', of: 'precision', isShare: true },
    { name: 'training examples with a generated example near', of: 'coverage', isShare: true },
  ],
  answers: ANSWERS,
  discriminator: [{ name: 'loss of D', of: 'discriminatorLoss' }, ...ANSWERS],
  pull: [{ name: 'mean length of the pull', of: 'pull' }],
  generator: [{ name: 'loss of G', of: 'generatorLoss' }, ANSWERS[1] as Row],
};
