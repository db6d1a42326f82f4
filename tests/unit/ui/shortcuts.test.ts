import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A key press as the browser reports it: the typed character, and the position of the key. */
interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
}

class FakeKeyboardEvent extends Event {
  readonly key: string;
  readonly code: string;
  readonly repeat = false;
  readonly isComposing = false;
  readonly #modifiers: readonly string[];

  constructor({ key, code, ctrl = false, shift = false }: Pressed) {
    super('keydown', { cancelable: true });
    this.key = key;
    this.code = code;
    this.#modifiers = [ctrl && 'Control', shift && 'Shift'].filter((name) => name !== false);
  }

  getModifierState(name: string) {
    return this.#modifiers.includes(name);
  }
}

const engine = { reset: vi.fn(), step: vi.fn() };
const help = vi.fn();
const palette = vi.fn();
let stop: () => void;
let letters: typeof import('../../../src/store/letters.ts');

async function start() {
  vi.resetModules();
  const shortcuts = await import('../../../src/ui/shortcuts.ts');
  letters = await import('../../../src/store/letters.ts');
  shortcuts.onAsk('help', help);
  shortcuts.onAsk('palette', palette);
  stop = shortcuts.startShortcuts(engine as never);
}

const press = (pressed: Pressed) => window.dispatchEvent(new FakeKeyboardEvent(pressed) as Event);

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('navigator', { platform: 'Linux' });
  vi.stubGlobal('KeyboardEvent', FakeKeyboardEvent);
  vi.stubGlobal('Element', class {});
  vi.stubGlobal('document', { body: { matches: () => false } });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  return start();
});

afterEach(() => {
  stop();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

describe('a letter', () => {
  it.each([
    ['QWERTY', { key: 'r', code: 'KeyR' }],
    ['QWERTY with Caps Lock', { key: 'R', code: 'KeyR' }],
    ['Dvorak, where r is on the key of o', { key: 'r', code: 'KeyO' }],
    ['Russian', { key: 'к', code: 'KeyR' }],
    ['Greek', { key: 'ρ', code: 'KeyR' }],
    ['Arabic', { key: 'ق', code: 'KeyR' }],
    ['Hebrew', { key: 'ר', code: 'KeyR' }],
    ['Korean', { key: 'ㄱ', code: 'KeyR' }],
  ])('resets on a keyboard for %s', (_, pressed) => {
    press(pressed);
    expect(engine.reset).toHaveBeenCalledOnce();
  });

  it('does nothing if the page hides the buttons that do the same', async () => {
    const { restrictions } = await import('../../../src/store/restrictions.ts');
    restrictions.setState({ hidden: new Set(['transport']) });
    press({ key: 'r', code: 'KeyR' });
    expect(engine.reset).not.toHaveBeenCalled();
  });

  it.each([
    ['Dvorak, where p is on the key of r', { key: 'p', code: 'KeyR' }],
    ['Russian, another key', { key: 'р', code: 'KeyH' }],
    ['a German ß', { key: 'ß', code: 'KeyR' }],
    ['R with Ctrl, which reloads', { key: 'r', code: 'KeyR', ctrl: true }],
    ['a dead key', { key: 'Dead', code: 'KeyR' }],
  ])('does not reset: %s', (_, pressed) => {
    press(pressed);
    expect(engine.reset).not.toHaveBeenCalled();
  });

  it.each([
    ['QWERTY', { key: 'k', code: 'KeyK', ctrl: true }],
    ['Ukrainian', { key: 'л', code: 'KeyK', ctrl: true }],
    ['Greek', { key: 'κ', code: 'KeyK', ctrl: true }],
  ])('with Ctrl opens the palette on a keyboard for %s', (_, pressed) => {
    press(pressed);
    expect(palette).toHaveBeenCalledOnce();
  });

  it('opens the help for question marks of several scripts', () => {
    for (const key of ['?', '؟', '？']) press({ key, code: 'Slash', shift: true });
    expect(help).toHaveBeenCalledTimes(3);
  });
});

describe('after a locked slider was pressed, which gets neither the focus nor keys', () => {
  const ARROW = { key: 'ArrowRight', code: 'ArrowRight' };
  const happen = (type: string, target: object) =>
    window.dispatchEvent(Object.defineProperty(new Event(type), 'target', { value: target }));

  /** @param selector one that the element matches, among others */
  function element(selector: string, ...inside: object[]) {
    const one = Object.assign(new Element(), {
      matches: (selectors: string) => selectors.split(', ').includes(selector),
      closest: (selectors: string) => (selectors.includes(':disabled') && selector === 'input' ? one : null),
      contains: (other: object) => inside.includes(other),
    });
    return one as unknown as Element;
  }

  it('an arrow key makes no step', () => {
    happen('pointerdown', element('input'));
    press(ARROW);
    expect(engine.step).not.toHaveBeenCalled();
    press({ key: 'r', code: 'KeyR' });
    expect(engine.reset).toHaveBeenCalledOnce();
  });

  it('nor if something around it takes the focus', () => {
    const slider = element('input');
    happen('pointerdown', slider);
    happen('focusin', element('section', slider));
    press(ARROW);
    expect(engine.step).not.toHaveBeenCalled();
  });

  it.each([
    ['something else is pressed', () => happen('pointerdown', element('p'))],
    ['the focus moves on', () => happen('focusin', element('p'))],
    ['Tab is pressed', () => press({ key: 'Tab', code: 'Tab' })],
  ])('it does once %s', (_, leave) => {
    happen('pointerdown', element('input'));
    leave();
    press(ARROW);
    expect(engine.step).toHaveBeenCalledOnce();
  });
});

describe('shortcuts of a single letter', () => {
  it('do nothing once they are switched off; those with Ctrl still work', async () => {
    letters.setLetterShortcuts(false);
    press({ key: 'r', code: 'KeyR' });
    press({ key: '?', code: 'Slash', shift: true });
    expect(engine.reset).not.toHaveBeenCalled();
    expect(help).not.toHaveBeenCalled();
    press({ key: 'k', code: 'KeyK', ctrl: true });
    expect(palette).toHaveBeenCalledOnce();
  });

  it('remain switched off when the page is opened again', async () => {
    letters.setLetterShortcuts(false);
    stop();
    await start();
    press({ key: 'r', code: 'KeyR' });
    expect(engine.reset).not.toHaveBeenCalled();
    letters.setLetterShortcuts(true);
    press({ key: 'r', code: 'KeyR' });
    expect(engine.reset).toHaveBeenCalledOnce();
  });

  it('can be switched off if the browser cannot store anything', async () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    stop();
    await start();
    press({ key: 'r', code: 'KeyR' });
    expect(engine.reset).toHaveBeenCalledOnce();
    letters.setLetterShortcuts(false);
    press({ key: 'r', code: 'KeyR' });
    expect(engine.reset).toHaveBeenCalledOnce();
  });
});
