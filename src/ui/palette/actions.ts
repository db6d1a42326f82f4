import type { RunStatus } from '../../runtime/protocol.ts';
import { browse } from '../../store/browsing.ts';
import { sides } from '../../store/compare.ts';
import { edit, redo, undo } from '../../store/experiment.ts';
import { openExporting } from '../../store/exporting.ts';
import { isPresenting, togglePresenting } from '../../store/page.ts';
import { chooseStride, PACES, type Pace, STRIDES } from '../../store/transport.ts';
import { setPace, stepOnce, toggle, whyStuck } from '../actions.ts';
import { compareWith } from '../compareWith.ts';
import { downloadData } from '../data/exportTable.ts';
import type { Engine } from '../engine.ts';
import { openCheck } from '../handin/open.ts';
import { printReport } from '../header/print.ts';
import { drawAll, startFromPresent, whyNoDraw, whyNoStart } from '../network/starts.ts';
import { takeTurn, whyNoTurn } from '../players.ts';
import { ask, canOpen, shownKey } from '../shortcuts.ts';
import type { ShownStride } from '../strides.ts';
import { toggleTheme } from '../theme.ts';
import type { Command } from './command.ts';

/** The state of the page while the palette is open. */
export interface Situation {
  readonly engine: Engine;
  readonly status: RunStatus;
  /** Why there is nothing to undo, or to redo; null if there is something. */
  readonly noUndo: string | null;
  readonly noRedo: string | null;
  readonly dark: boolean;
  /** Whether the data are examples, not a world. */
  readonly hasExamples: boolean;
  readonly pace: Pace;
  readonly stride: ShownStride;
  /** How far Step can go. */
  readonly strides: readonly ShownStride[];
}

type Ungrouped = Omit<Command, 'group'>;

/** The commands for the run, the data and the page. */
export function actionCommands(now: Situation): readonly Command[] {
  const { engine, status, pace, stride, strides } = now;
  const running = status === 'running';
  const stuck = whyStuck();
  const training: readonly Ungrouped[] = [
    {
      title: running ? 'Pause' : 'Play',
      explain: running ? 'Pauses the training.' : 'Trains the network.',
      words: running ? ['stop', 'halt'] : ['start', 'train', 'run', 'continue'],
      shortcut: shownKey('toggle'),
      reason: running ? null : stuck,
      run: () => toggle(engine),
    },
    {
      title: 'Step',
      explain: `Trains for ${stride.label}, then pauses.`,
      shortcut: shownKey('step'),
      reason: stuck,
      run: () => stepOnce(engine),
    },
    ...(['discriminator', 'generator'] as const).map((player) => ({
      title: `Step of the ${player}`,
      explain: `Trains only the ${player} for ${stride.label}, then pauses.`,
      words: ['gan', 'player', 'game', 'adversarial', player === 'generator' ? 'step g' : 'step d'],
      reason: whyNoTurn(),
      run: () => takeTurn(engine, player, stride.steps),
    })),
    {
      title: 'Reset',
      explain: 'Goes back to step 0 with the same data and the same initial weights.',
      words: ['restart'],
      shortcut: shownKey('reset'),
      reason: null,
      run: engine.reset,
    },
    {
      title: 'Start from the current weights',
      explain:
        'Keeps all weights and biases as the starting values of the experiment, and starts the run over from them.',
      words: ['initial weights', 'keep', 'continue', 'warm start', 'fine-tune', 'link'],
      reason: whyNoStart(),
      run: startFromPresent,
    },
    {
      title: 'Draw the starting weights again',
      explain: 'Starts the run over from weights that the initializer draws.',
      words: ['initial weights', 'random', 'initializer', 'forget'],
      reason: whyNoDraw(),
      run: drawAll,
    },
    ...PACES.map((one) => ({
      title: `Pace: ${one.label}`,
      explain: one.stepsPerSecond === 1 ? 'Slow motion: you can watch every step.' : 'Sets the speed of Play.',
      words: ['speed', 'slow motion'],
      current: one === pace,
      reason: null,
      run: () => setPace(engine, one),
    })),
    ...strides.map(({ id, label }) => ({
      title: `Step size: ${label}`,
      explain: 'Sets how far Step goes.',
      current: id === stride.id,
      reason: null,
      run: () => chooseStride(STRIDES.find((one) => one.id === id) ?? STRIDES[0]),
    })),
  ];
  const data: readonly Ungrouped[] = [
    {
      title: 'All datasets…',
      explain: 'Lists all datasets and worlds, to search and choose from.',
      words: ['data set', 'browse', 'catalog', 'worlds', 'environment', 'reinforcement learning'],
      onlyShows: true,
      reason: null,
      run: () => browse('choose'),
    },
    {
      title: 'Your own data…',
      explain: 'Opens your own table: a CSV or TSV file, or text.',
      words: ['import', 'file', 'csv', 'tsv', 'paste', 'upload', 'open', 'table'],
      onlyShows: true,
      reason: null,
      run: () => browse('own'),
    },
    {
      title: 'Your own images…',
      explain: 'Opens your own images: files, or a folder for each class.',
      words: ['import', 'folder', 'pictures', 'photos', 'png', 'jpeg', 'upload', 'open', 'classes'],
      onlyShows: true,
      reason: null,
      run: () => browse('images'),
    },
    {
      title: 'Your own text…',
      explain: 'Opens your own text, whose next character or word a network learns to predict.',
      words: ['import', 'file', 'txt', 'paste', 'language model', 'characters', 'words', 'tokens', 'vocabulary'],
      onlyShows: true,
      reason: null,
      run: () => browse('text'),
    },
    {
      title: 'Weights, gradients or updates in the network',
      explain: 'Shows the next of the three in the links and units of the network, on a logarithmic scale.',
      words: ['gradient', 'backward', 'backpropagation', 'vanishing', 'update', 'delta', 'links'],
      onlyShows: true,
      shortcut: shownKey('face'),
      reason: canOpen('face') ? null : 'The network has not loaded yet',
      run: () => ask('face'),
    },
    {
      title: 'Draw an example…',
      explain: 'Opens a pad on which you draw an image that the network answers at once.',
      words: ['paint', 'pad', 'digit', 'image', 'predict'],
      onlyShows: true,
      reason: canOpen('pad') ? null : 'The network does not show images',
      run: () => ask('pad'),
    },
    {
      title: 'Draw points…',
      explain: 'Opens a pad on which you draw a dataset with a brush.',
      words: ['paint', 'brush', 'own data'],
      onlyShows: true,
      reason: null,
      run: () => browse('draw'),
    },
    {
      title: 'Download the data as CSV',
      explain: 'Saves all rows and columns, before any preparation.',
      words: ['export', 'save', 'table'],
      onlyShows: true,
      reason: now.hasExamples ? null : 'A world has no examples',
      run: () => void downloadData(),
    },
  ];
  const several = sides().length > 1 ? 'The comparison has several experiments: show one of them alone' : null;
  const page: readonly Ungrouped[] = [
    {
      title: 'Undo',
      explain: 'Reverts the last edit.',
      shortcut: shownKey('undo'),
      reason: now.noUndo,
      run: undo,
    },
    {
      title: 'Redo',
      explain: 'Applies the reverted edit again.',
      shortcut: shownKey('redo'),
      reason: now.noRedo,
      run: redo,
    },
    {
      title: 'Next seed',
      explain: 'Draws new data, a new split and new initial weights.',
      words: ['random', 'luck', 'chance'],
      reason: null,
      run: () => edit(({ seed }) => ({ seed: seed + 1 })),
    },
    {
      title: 'Share',
      explain: 'Copies a link, and offers pictures, a report and a snippet for another page.',
      words: [
        'copy',
        'link',
        'address',
        'url',
        'send',
        'qr code',
        'svg',
        'png',
        'picture',
        'markdown',
        'embed',
        'iframe',
      ],
      onlyShows: true,
      reason: null,
      run: () => ask('share'),
    },
    {
      title: 'Export…',
      explain: 'Saves the network, the run as code, the weights or the data as files.',
      words: [
        'download',
        'save',
        'onnx',
        'pytorch',
        'torch',
        'keras',
        'tensorflow',
        'jax',
        'python',
        'code',
        'notebook',
        'jupyter',
        'ray',
        'safetensors',
        'numpy',
        'npz',
        'csv',
        'weights',
        'model',
      ],
      onlyShows: true,
      reason: several,
      run: () => openExporting('export'),
    },
    {
      title: 'Import weights or a model…',
      explain: 'Starts this network from the weights in a file, or opens a model that was exported here.',
      words: [
        'open',
        'load',
        'upload',
        'file',
        'onnx',
        'safetensors',
        'numpy',
        'npz',
        'json',
        'checkpoint',
        'pretrained',
        'pytorch',
        'keras',
        'state dict',
      ],
      onlyShows: true,
      reason: several,
      run: () => openExporting('import'),
    },
    {
      title: 'Compare with a copy',
      explain: 'Puts a copy of this experiment beside it: both train to the same steps, and you change one of them.',
      words: ['side by side', 'a/b', 'ab test', 'versus', 'split', 'difference'],
      onlyShows: true,
      reason: null,
      run: () => void compareWith(),
    },
    {
      title: now.dark ? 'Light theme' : 'Dark theme',
      explain: 'Changes the colours of the page.',
      words: ['theme', 'mode', 'colour', 'color'],
      onlyShows: true,
      reason: null,
      run: toggleTheme,
    },
    {
      title: isPresenting() ? 'End the presentation' : 'Present',
      explain: isPresenting()
        ? 'Shows the page as it was before.'
        : 'Large type, strong contrast and one panel at a time, for a projector.',
      words: ['presentation', 'lecture', 'projector', 'beamer', 'slides', 'spotlight', 'laser pointer', 'full screen'],
      shortcut: shownKey('present'),
      onlyShows: true,
      reason: null,
      run: togglePresenting,
    },
    {
      title: 'Check result codes…',
      explain: 'Verifies what was handed in after a lesson by running its experiments again.',
      words: ['hand in', 'grade', 'verify', 'homework', 'assignment', 'lesson', 'class', 'nabla1'],
      onlyShows: true,
      reason: null,
      run: () => openCheck(engine),
    },
    {
      title: 'Print a report',
      explain: 'Prints the experiment with its network, output, curves and numbers on one page.',
      words: ['pdf', 'save', 'paper'],
      onlyShows: true,
      reason: null,
      run: printReport,
    },
    {
      title: 'Help',
      explain: 'Explains the shortcuts and the symbols in formulas.',
      shortcut: shownKey('help'),
      words: ['shortcuts', 'glossary', 'symbols', 'keyboard'],
      onlyShows: true,
      reason: null,
      run: () => ask('help'),
    },
  ];
  return [
    ...training.map((command) => ({ group: 'Training', ...command })),
    ...data.map((command) => ({ group: 'Data', ...command })),
    ...page.map((command) => ({ group: 'Page', ...command })),
  ];
}
