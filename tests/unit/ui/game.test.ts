import { describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '../../../src/experiment/index.ts';
import { indexAfterKey } from '../../../src/plots/example/ImageGrid.tsx';
import type { Frame, Generated } from '../../../src/runtime/protocol.ts';
import { equilibriumOf, exactName } from '../../../src/ui/inspect/game/equilibrium.ts';
import {
  momentOf,
  STAGES,
  type Stage,
  sentenceOf,
  stageAfter,
  texOf,
  turnsOf,
} from '../../../src/ui/inspect/game/stages.ts';
import { experiment } from '../../support/experiment.ts';

const LOSSES = ['non_saturating', 'minimax', 'least_squares', 'wasserstein', 'wasserstein_penalty'];
const game = (text = ''): ExperimentSpec => experiment(`data=circle&task=gan${text}`);
const stage = (id: Stage['id']) => STAGES.find((one) => one.id === id) as Stage;

describe('the equilibrium', () => {
  it('is named as people write it', () => {
    const names = (loss: string) => equilibriumOf(game(`&loss=${loss}`)).map(({ name }) => name);
    expect(names('non_saturating')).toEqual(['discriminator ln 4', 'generator ln 2']);
    expect(names('minimax')).toEqual(['discriminator ln 4', 'generator −ln 2']);
    expect(names('least_squares')).toEqual(['discriminator ¼', 'generator ⅛']);
    expect(names('wasserstein')).toEqual(['discriminator 0']);
    expect(exactName(0.3)).toBe('0.3');
  });
});

describe('a step in slow motion', () => {
  it('goes through all stages and begins again', () => {
    expect(STAGES.map((_, index) => stageAfter(index))).toEqual([1, 2, 3, 4, 0]);
    expect(STAGES.flatMap(({ moves }) => moves ?? [])).toEqual(['discriminator', 'generator']);
  });

  it('lets the discriminator make all of its steps', () => {
    expect(turnsOf('discriminator', game('&d_steps=5'))).toBe(5);
    expect(turnsOf('generator', game('&d_steps=5'))).toBe(1);
    expect(sentenceOf(stage('discriminator'), game('&d_steps=5'))).toMatch(/^Only D learns, for 5 steps:/);
  });

  it('explains the answers of the chosen loss', () => {
    expect(sentenceOf(stage('answers'), game())).toContain('0.5 means that it cannot tell');
    expect(sentenceOf(stage('answers'), game('&loss=wasserstein'))).toContain('higher for real examples');
  });

  it.each(LOSSES)('has the formulas of both players of %s', (loss) => {
    expect(texOf(stage('discriminator'), game(`&loss=${loss}`))).toMatch(/^\\mathcal\{L\}_D = /);
    expect(texOf(stage('generator'), game(`&loss=${loss}`))).toMatch(/^\\mathcal\{L\}_G = /);
  });

  it('reads the numbers of the run', () => {
    const frame = { step: 7, values: { 'train/loss': 1.2, 'train/generatorLoss': 0.8 } } as unknown as Frame;
    const generated = { step: 6, judged: Float32Array.of(0.25, 0.75), judgedReal: 0.6, pull: 2 } as Generated;
    expect(momentOf({ frame, findings: {} })).toBeNull();
    expect(momentOf({ frame: null, findings: { generated } })).toBeNull();
    expect(momentOf({ frame, findings: { generated } })).toMatchObject({
      step: 6,
      discriminatorLoss: 1.2,
      generatorLoss: 0.8,
      toReal: 0.6,
      toGenerated: 0.5,
      pull: 2,
    });
  });
});

it('the arrow keys move within a grid of images', () => {
  expect(indexAfterKey('ArrowRight', 0, 8)).toBe(1);
  expect(indexAfterKey('ArrowDown', 1, 8)).toBe(9);
  expect(indexAfterKey('ArrowUp', 1, 8)).toBe(1);
  expect(indexAfterKey('End', 1, 8)).toBe(63);
  expect(indexAfterKey('Tab', 1, 8)).toBeNull();
});
