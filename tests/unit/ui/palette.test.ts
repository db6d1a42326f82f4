import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSpec, idsOf, layer, MAX_LAYERS, parse } from '../../../src/experiment/index.ts';
import type { RunStatus } from '../../../src/runtime/protocol.ts';
import { arrangement, moveSeam, placeInspector } from '../../../src/store/arrangement.ts';
import { edit, experiment, load } from '../../../src/store/experiment.ts';
import { inspection } from '../../../src/store/inspection.ts';
import { PACES, STRIDES } from '../../../src/store/transport.ts';
import type { Engine } from '../../../src/ui/engine.ts';
import { arrangementCommands } from '../../../src/ui/palette/arrangement.ts';
import type { Command } from '../../../src/ui/palette/command.ts';
import { CONCEPTS, conceptCommand, conceptCommands, PLACES } from '../../../src/ui/palette/concepts.ts';
import { entryCommands } from '../../../src/ui/palette/entries.ts';
import { fieldCommands } from '../../../src/ui/palette/fields.ts';
import { noteCommands } from '../../../src/ui/palette/notes.ts';
import { search } from '../../../src/ui/palette/search.ts';

// The names of the shortcuts depend on the platform, and the theme on the page.
vi.stubGlobal('navigator', { platform: 'Linux' });
const focusOn = vi.hoisted(() => vi.fn());
vi.mock('../../../src/ui/focusOn.ts', () => ({ focusOn }));
vi.mock('../../../src/ui/theme.ts', () => ({ toggleTheme() {} }));
const { actionCommands } = await import('../../../src/ui/palette/actions.ts');

const spec = () => experiment.getState().spec;
const find = (commands: readonly Command[], title: string) => {
  const found = commands.find((command) => command.title === title);
  if (!found) throw new Error(`no command "${title}"`);
  return found;
};

beforeEach(() => load(''));

describe('actions as commands', () => {
  const actions = (status: RunStatus) => {
    const engine = { play() {}, pause() {}, step() {}, reset() {}, pace() {} } as unknown as Engine;
    const [pace, stride] = [PACES[3], STRIDES[0]];
    return actionCommands({
      engine,
      status,
      noUndo: 'Nothing to undo',
      noRedo: 'Nothing to redo',
      dark: false,
      hasExamples: true,
      pace,
      stride,
      strides: STRIDES,
    });
  };
  const titles = (status: RunStatus, typed: string) =>
    search(actions(status), typed).commands.map(({ title }) => title);

  it('offer Pause for “stop” and Play for “start”, never the opposite', () => {
    expect(titles('running', 'stop')).toEqual(['Pause']);
    expect(titles('paused', 'stop')).toEqual([]);
    expect(titles('paused', 'start')).toContain('Play');
    expect(titles('running', 'start')).not.toContain('Pause');
  });
});

describe('the entries of the catalog as commands', () => {
  it('include every entry, with distinct titles', () => {
    const commands = entryCommands(defaultSpec(), 0);
    const titles = commands.map(({ group, title }) => `${group} ${title}`);
    expect(new Set(titles).size).toBe(titles.length);
    for (const [section, group] of [
      ['activations', 'Activation'],
      ['losses', 'Loss'],
      ['methods', 'Method'],
      ['optimizers', 'Optimizer'],
      ['schedules', 'Schedule'],
      ['initializers', 'Initializer'],
      ['initializers', 'Initializer of the biases'],
      ['regularizers', 'Regularization'],
      ['datasets', 'Dataset'],
      ['imputers', 'Missing values'],
      ['outliers', 'Outliers'],
      ['scalers', 'Scaling'],
      ['augmentations', 'Augmentation'],
    ] as const) {
      const offered = commands.filter((command) => command.group === group).map(({ words }) => words?.[0]);
      expect(offered).toEqual(idsOf(section));
    }
    for (const id of idsOf('layers')) expect(commands.some(({ words }) => words?.[0] === id)).toBe(true);
  });

  it('do what their titles promise', () => {
    find(entryCommands(spec(), 1), 'Activation of Hidden 2: ReLU').run();
    expect(spec().layers.map(({ activation }) => activation?.id)).toEqual(['tanh', 'relu']);
    find(entryCommands(spec(), 0), 'Optimizer: SGD').run();
    expect(spec().optimizer.id).toBe('sgd');
    find(entryCommands(spec(), 0), 'Dataset: Iris').run();
    expect(spec().data.id).toBe('iris');
    find(entryCommands(spec(), 0), 'Remove Hidden 1').run();
    expect(spec().layers).toHaveLength(1);
    find(entryCommands(spec(), 0), 'Scaling: Robust').run();
    expect(spec().scaler.id).toBe('robust');
    expect(inspection.getState().open).toBe('preparation');
    find(entryCommands(spec(), 0), 'Add Jitter').run();
    expect(spec().augmentations.map(({ id }) => id)).toEqual(['jitter']);
    expect(find(entryCommands(spec(), 0), 'Add Rotate').reason).toBe('It changes images, and Iris has none');
  });

  it('remove fixed weights together with their layer, and only then', () => {
    edit({ layers: [layer('dense'), layer('dense')], pins: [{ parameter: 'dense1/bias', index: 0, value: 1 }] });
    find(entryCommands(spec(), 0), 'Add a layer: Dense').run();
    expect(spec().pins).toHaveLength(1);
    find(entryCommands(spec(), 0), 'Remove Hidden 1').run();
    expect(spec().pins).toEqual([]);
  });

  it('add a regularizer and remove it again', () => {
    const before = spec().regularizers;
    const add = entryCommands(spec(), 0).find(({ group, current }) => group === 'Regularization' && !current);
    add?.run();
    expect(spec().regularizers.map(({ id }) => id)).toEqual([add?.words?.[0]]);
    entryCommands(spec(), 0)
      .find(({ group, current }) => group === 'Regularization' && current)
      ?.run();
    expect(spec().regularizers).toEqual(before);
  });

  it('give a reason if they are unavailable', () => {
    expect(find(entryCommands(spec(), 0), 'Loss: Mean absolute error').reason).toBeNull();
    expect(find(entryCommands(spec(), 0), 'Activation of Hidden 1: Softmax').reason).toMatch(/output/);
    edit({ layers: Array.from({ length: MAX_LAYERS }, () => layer('dropout')) });
    const full = entryCommands(spec(), 0);
    expect(find(full, 'Add a layer: Dense').reason).toContain(String(MAX_LAYERS));
    expect(find(full, 'Activation of Dropout 1: ReLU').reason).toBe('Dropout 1 has no activation');
  });

  it('choose a world and its method, which takes the place of a loss', () => {
    find(entryCommands(spec(), 0), 'World: Gridworld').run();
    expect(spec().data.id).toBe('gridworld');
    expect(find(entryCommands(spec(), 0), 'Loss: Mean squared error').reason).toMatch(/method/);
    find(entryCommands(spec(), 0), 'Method: Q-learning').run();
    expect(spec().method.id).toBe('q_learning');
    expect(find(entryCommands(spec(), 0), 'Add Early stopping').reason).toBe('It does not apply to an agent');
    expect(find(entryCommands(spec(), 0), 'Scaling: Robust').reason).toMatch(/world/);
    expect(find(entryCommands(spec(), 0), 'Schedule: Step decay').reason).toBe('An agent has no epochs');
    load('');
    expect(find(entryCommands(spec(), 0), 'Method: Q-learning').reason).toMatch(/no rewards/);
  });

  it('mark the chosen entries', () => {
    const current = entryCommands(spec(), 0).flatMap((command) => (command.current ? command.title : []));
    expect(current).toContain('Activation of Hidden 1: Tanh');
    expect(current).toContain('Look at Hidden 1');
    expect(current).not.toContain('Look at Hidden 2');
  });
});

describe('settings as commands', () => {
  const titles = (text: string) => fieldCommands(parse(text).spec).map(({ title }) => title);

  it('are those of an agent where it learns', () => {
    const all = titles('data=gridworld&method=q_learning');
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(
      expect.arrayContaining(['Worlds', 'Moves per step', 'Method', 'Exploration of Q-learning', 'Reward of a move']),
    );
    for (const absent of ['Batch size', 'Split', 'Loss', 'Features']) expect(all).not.toContain(absent);
  });

  it('are the settings of the current experiment, with distinct titles', () => {
    const all = titles(
      'data=circle&net=dense(8,leaky_relu),dropout&opt=momentum&loss=bce&bias=constant&reg=input_noise,weight_noise&scale=standard&augment=jitter',
    );
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(
      expect.arrayContaining([
        'Learning rate',
        'Momentum',
        'Noise',
        'Batch size',
        'Seed',
        'Runs at once',
        'Units of Hidden 1',
        'Dropout rate of Dropout 2',
        'Negative slope of Leaky ReLU on Hidden 1',
        'Value of the biases',
        'Standard deviation of Input noise',
        'Standard deviation of Weight noise',
        'Fitted on of the scaler',
        'Freeze of Hidden 1',
        'Deviation of Jitter',
      ]),
    );
    expect(titles('data=circle&opt=sgd')).not.toContain('Momentum');
    expect(titles('data=iris')).not.toContain('Scope in images of the scaler');
    expect(titles('data=digits&scale=standard')).toContain('Scope in images of the scaler');
  });

  it('lead to the button that is in front of a rare setting of a layer', () => {
    const commands = fieldCommands(parse('data=names&net=embedding(8),lstm(16)').spec);
    const [command] = search(commands, 'truncat').commands;
    expect(command?.title).toBe('Truncate of LSTM 2');
    command?.focus?.();
    expect(focusOn).toHaveBeenLastCalledWith('[data-part="layer1"] [data-field="more"]');
    find(commands, 'Units of LSTM 2').focus?.();
    expect(focusOn).toHaveBeenLastCalledWith('[data-part="layer1"] [data-field="units"]');
  });

  it('do not change the experiment', () => {
    const before = spec();
    for (const command of fieldCommands(before)) {
      expect(command.onlyShows).toBe(true);
      command.run();
    }
    expect(spec()).toBe(before);
  });
});

describe('notes as commands', () => {
  it('open the note, even if the inspector is folded, and move the focus to its heading', () => {
    placeInspector('folded');
    const command = find(noteCommands, 'Vanishing gradient');
    command.run();
    expect(inspection.getState()).toMatchObject({ open: 'notes', note: 'vanishing_gradient' });
    expect(arrangement.getState().inspector).toBe('docked');
    command.focus?.();
    expect(focusOn).toHaveBeenLastCalledWith('[data-note="vanishing_gradient"] h3');
  });
});

describe('concepts as commands', () => {
  const place = (text: string, note: string) => {
    const command = conceptCommand(note, parse(text).spec);
    if (!command) throw new Error(`the note "${note}" has no place`);
    return command;
  };

  it('have distinct titles, and one sentence each', () => {
    const titles = [...CONCEPTS, ...noteCommands].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { explain } of CONCEPTS) expect(explain).toMatch(/^[A-Z][^.?!]*\.$/);
    expect(conceptCommands(spec()).map(({ title }) => title)).toContain('Hidden state');
  });

  it('are places of notes that exist', () => {
    const notes = noteCommands.map(({ note }) => note);
    expect(Object.keys(PLACES).filter((id) => !notes.includes(id))).toEqual([]);
  });

  it('open the tab that shows them, even if the inspector is folded', () => {
    placeInspector('folded');
    place('', 'overfitting').run();
    expect(inspection.getState().open).toBe('evaluation');
    expect(arrangement.getState().inspector).toBe('docked');
    place('', 'dying_relu').run();
    expect(inspection.getState()).toMatchObject({ open: 'distributions', kind: 'activations' });
  });

  it('explain why the data cannot show them', () => {
    expect(place('data=circle', 'confusion_matrix').reason).toBeNull();
    expect(place('data=plane', 'confusion_matrix').reason).toBe('Plane has a number to predict, not classes');
    expect(place('data=circle', 'residuals').reason).toBe('Circle has classes to predict, not a number');
    expect(place('data=circle', 'policy').reason).toBe('Circle has no rewards: choose a world as the data');
    expect(place('data=gridworld', 'hinge_loss').reason).toMatch(/is a world with rewards/);
  });
});

describe('the arrangement of the panels', () => {
  const now = { enlarged: null, inspector: 'docked', moved: false, wide: true } as const;

  it('can be changed and restored', () => {
    find(arrangementCommands(now), 'Enlarge the network').run();
    expect(arrangement.getState().enlarged).toBe('network');
    find(arrangementCommands({ ...now, enlarged: 'network' }), 'Show all panels').run();
    expect(arrangement.getState().enlarged).toBeNull();
    find(arrangementCommands(now), 'Collapse the inspector').run();
    expect(arrangement.getState().inspector).toBe('folded');
    moveSeam('setup', 300);
    find(arrangementCommands({ ...now, moved: true }), 'Proposed arrangement').run();
    expect(arrangement.getState()).toEqual({ sizes: {}, inspector: 'docked', enlarged: null });
  });

  it('disables commands that would change nothing, and all commands in a narrow window', () => {
    expect(find(arrangementCommands(now), 'Show all panels').reason).toBe('No panel is enlarged');
    expect(find(arrangementCommands(now), 'Proposed arrangement').reason).toMatch(/as proposed/);
    expect(arrangementCommands({ ...now, wide: false }).every(({ reason }) => reason !== null)).toBe(true);
  });
});

describe('a search', () => {
  const command = (title: string, more: Partial<Command> = {}): Command => ({
    group: '',
    title,
    explain: '',
    reason: null,
    run() {},
    ...more,
  });
  const titles = (commands: readonly Command[], typed: string) =>
    search(commands, typed).commands.map(({ title }) => title);
  const all = (text = '') => {
    const { spec } = parse(text);
    return [...fieldCommands(spec), ...noteCommands, ...conceptCommands(spec), ...entryCommands(spec, 0)];
  };

  it('ranks titles before other names before explanations', () => {
    const best = [
      command('Learn more'),
      command('Learning rate'),
      command('How to learn'),
      command('The learning rate'),
      command('Unlearning'),
      command('Schedule', { words: ['learning rate decay'] }),
      command('Undo', { words: ['unlearn'] }),
      command('Play', { explain: 'The network learns.' }),
    ];
    expect(titles(best.toReversed(), 'learn')).toEqual(best.map(({ title }) => title));
  });

  it('keeps the order of equally good matches', () => {
    const three = ['Step size: 1', 'Step size: 10', 'Step size: 3'];
    expect(
      titles(
        three.map((title) => command(title)),
        'step',
      ),
    ).toEqual(three);
  });

  it('needs every word, in any order, and knows other names', () => {
    const spiral = [command('Dataset: Spiral', { words: ['two_spirals'] })];
    expect(titles(spiral, 'spiral data')).toHaveLength(1);
    expect(titles(spiral, ' Two  SPIRALS')).toHaveLength(1);
    expect(titles(spiral, 'spiral loss')).toEqual([]);
    expect(titles(spiral, '…')).toEqual([]);
  });

  it('ignores punctuation between words', () => {
    expect(titles([command('Scaling: Min–max')], 'min-max')).toHaveLength(1);
    expect(titles([command('Square of x₁')], 'x1')).toHaveLength(1);
  });

  it.each([
    ['learn', 'Learning rate'],
    ['lr', 'Learning rate'],
    ['batch', 'Batch size'],
    ['noise', 'Noise'],
    ['overf', 'Overfitting'],
    ['dead relu', 'Dying ReLU'],
    ['vanishing', 'Vanishing gradient'],
    ['onnx', 'Computational graph'],
    ['autodiff', 'Backpropagation'],
    ['leakage', 'Data leakage'],
    ['auc', 'ROC curve'],
    ['dropout', 'Dropout'],
    ['neurons', 'Units of Hidden 1'],
    ['hidden 1 relu', 'Activation of Hidden 1: ReLU'],
    ['optimizer sgd', 'Optimizer: SGD'],
  ])('"%s" offers %s first', (typed, title) => {
    expect(titles(all(), typed)[0]).toBe(title);
  });

  it('marks nothing if nothing is typed', () => {
    const commands = all();
    expect(search(commands, ' ')).toEqual({ commands, first: null });
  });

  it('does not mark a weak match that would change something', () => {
    const reset = command('Reset', { explain: 'Goes back to step 0.', words: ['restart'] });
    for (const close of ['reset', 'res', 'restart']) expect(search([reset], close).first).toBe(reset);
    for (const far of ['set', 'tart', 'goes']) {
      expect(search([reset], far)).toEqual({ commands: [reset], first: null });
      const help = { ...reset, onlyShows: true } as const;
      expect(search([help], far).first).toBe(help);
    }
  });
});
