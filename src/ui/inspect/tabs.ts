import type { ComponentType } from 'react';
import { type DataShape, isGame } from '../../experiment/index.ts';
import { type Loadable, loadable } from '../parts/loadable.ts';
import { Formulas } from './Formulas.tsx';
import { LeakMark } from './LeakMark.tsx';
import type { TabId } from './openTab.ts';

/** What a tab may be about. */
type Subject = 'image' | 'sequence' | 'autoencoder' | 'generator' | 'agent' | 'predictions' | 'examples';

interface Tab {
  readonly title: string;
  /**
   * The data or the task that it is about. On others it is shown only while it is open, because the palette leads there.
   */
  readonly about?: Subject;
  /** Shown after the title, even if the tab is closed. */
  readonly Mark?: ComponentType;
  /**
   * The panel, or the file with the panel, which is loaded when it is first opened. A panel is mounted, and requests
   * data from the engine, only while it is open.
   */
  readonly panel: ComponentType | Loadable<{ readonly default: ComponentType }>;
}

/** All tabs of the inspector, in their order on the page. */
export const TABS = {
  formulas: { title: 'Formulas', panel: Formulas },
  notes: { title: 'Notes', panel: loadable(() => import('./notes/NotesTab.tsx')) },
  step: { title: 'One step', panel: loadable(() => import('./step/StepTab.tsx')) },
  preparation: {
    title: 'Preparation',
    about: 'examples',
    Mark: LeakMark,
    panel: loadable(() => import('./preparation/PreparationTab.tsx')),
  },
  distributions: { title: 'Distributions', panel: loadable(() => import('./distributions/DistributionsTab.tsx')) },
  gradients: { title: 'Gradients', panel: loadable(() => import('./gradients/GradientsTab.tsx')) },
  images: { title: 'Images', about: 'image', panel: loadable(() => import('./images/ImagesTab.tsx')) },
  time: { title: 'Time', about: 'sequence', panel: loadable(() => import('./time/TimeTab.tsx')) },
  attention: { title: 'Attention', about: 'sequence', panel: loadable(() => import('./attention/AttentionTab.tsx')) },
  generate: { title: 'Generate', about: 'sequence', panel: loadable(() => import('./generation/GenerateTab.tsx')) },
  code: { title: 'Code', about: 'autoencoder', panel: loadable(() => import('./code/CodeTab.tsx')) },
  episode: { title: 'Episode', about: 'agent', panel: loadable(() => import('../world/EpisodeTab.tsx')) },
  game: { title: 'Game', about: 'generator', panel: loadable(() => import('./game/GameTab.tsx')) },
  landscape: { title: 'Landscape', about: 'examples', panel: loadable(() => import('./landscape/LandscapeTab.tsx')) },
  evaluation: {
    title: 'Evaluation',
    about: 'predictions',
    panel: loadable(() => import('./evaluation/EvaluationTab.tsx')),
  },
  runs: { title: 'Runs', panel: loadable(() => import('./runs/RunsTab.tsx')) },
  program: { title: 'Program', panel: loadable(() => import('./program/ProgramTab.tsx')) },
} as const satisfies Readonly<Record<TabId, Tab>>;

export const TAB_LIST = Object.entries(TABS) as readonly (readonly [TabId, Tab])[];

/** Whether data with their task are what a tab may be about. */
export const IS_ABOUT: Readonly<Record<Subject, (data: DataShape) => boolean>> = {
  image: ({ image }) => image !== null,
  sequence: ({ sequence }) => sequence !== null,
  autoencoder: ({ answer }) => answer === 'input',
  generator: ({ task }) => isGame(task),
  agent: ({ answer }) => answer === 'action',
  predictions: ({ answer, task }) => answer !== 'input' && answer !== 'action' && !isGame(task),
  // An agent makes its own data.
  examples: ({ answer }) => answer !== 'action',
};
