/** A person's possible actions on the page, drawn from a seeded stream. */

const KEYS = ['Space', 'ArrowRight', 'r', 'Control+z', 'Control+Shift+z', 'Control+y', '?', 'Escape', 'Tab', 'Enter'];
const NUMBERS = ['0', '1', '-1', '0.5', '3', '17', '1000', '1e9', '1e-9', '', 'abc', '0,5'];
const WORDS = ['relu', 'adam', 'xor', 'add layer', 'undo', 'dark', 'play', 'zzz'];
const SIZES = [
  [390, 844],
  [768, 1024],
  [1280, 800],
  [1440, 900],
  [2560, 1440],
];
/** In ms. An element that cannot be used within this time is covered or gone. */
const GRACE = 3000;

/** Kinds of actions, with their relative frequencies. */
const BAG = [
  [3, 'press', press('button:not([disabled])')],
  [2, 'train', press('header button:not([disabled])')],
  [1, 'tab', press('[role="tab"]')],
  [3, 'choose', choose],
  [2, 'slide', slide],
  [2, 'number', typeNumber],
  [1, 'check', press('input[type="checkbox"], input[type="radio"]')],
  [3, 'key', async (page, random) => key(page, pick(random, KEYS))],
  [1, 'command', command],
  [1, 'drag', drag],
  [1, 'resize', resize],
  [1, 'theme', theme],
  [1, 'back', travel(-1)],
  [1, 'forward', travel(1)],
  [1, 'link', link],
].flatMap(([times, ...action]) => Array(times).fill(action));

/**
 * Performs one action.
 * @param {() => string} makeLink
 * @returns a description of the action
 */
export async function actOnce(page, random, makeLink) {
  const [name, act] = pick(random, BAG);
  try {
    return `${name} ${(await act(page, random, makeLink)) ?? ''}`;
  } catch (error) {
    // The element is covered or has just disappeared, so a person could not use it either.
    if (/Timeout|not attached|not visible|outside of the viewport|intercepts/.test(String(error)))
      return `${name} (not possible)`;
    throw error;
  }
}

function pick(random, list) {
  return list[random.integer(list.length)];
}

/** One of the elements that can be reached now; those of an open dialog or menu take precedence over the page. */
async function reach(page, random, selector) {
  const above = page.locator('[role="dialog"]:visible, [role="menu"]:visible, [popover]:popover-open').last();
  const scope = (await above.count()) > 0 ? above : page.locator('body');
  const found = scope.locator(selector).filter({ visible: true });
  const count = await found.count();
  return count === 0 ? null : found.nth(random.integer(count));
}

function describe(element) {
  return element.evaluate((node) =>
    (node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.textContent).trim().slice(0, 50),
  );
}

function press(selector) {
  return async (page, random) => {
    const element = await reach(page, random, selector);
    if (!element) return key(page, 'Escape');
    const name = await describe(element);
    await element.click({ timeout: GRACE, force: selector.startsWith('input') });
    return name;
  };
}

async function choose(page, random) {
  const element = await reach(page, random, 'select:not([disabled])');
  if (!element) return key(page, 'Escape');
  const values = await element.evaluate((select) =>
    [...select.options].filter(({ disabled, value }) => !disabled && value !== 'webgpu').map(({ value }) => value),
  );
  const value = pick(random, values);
  const name = await describe(element);
  await element.selectOption(value, { timeout: GRACE });
  return `${name}: ${value}`;
}

async function slide(page, random) {
  const element = await reach(page, random, 'input[type="range"], [role="slider"]');
  if (!element) return key(page, 'Escape');
  const name = await describe(element);
  await element.focus({ timeout: GRACE });
  const pressed = pick(random, ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);
  await page.keyboard.press(pressed);
  return `${name}: ${pressed}`;
}

async function typeNumber(page, random) {
  const element = await reach(page, random, '[role="spinbutton"], input[type="number"], input[inputmode]');
  if (!element) return key(page, 'Escape');
  const value = pick(random, NUMBERS);
  const name = await describe(element);
  await element.focus({ timeout: GRACE });
  await page.keyboard.press('Control+a');
  await page.keyboard.type(value);
  await page.keyboard.press(pick(random, ['Enter', 'Tab', 'Escape']));
  return `${name}: "${value}"`;
}

async function key(page, name) {
  await page.keyboard.press(name);
  return name;
}

async function command(page, random) {
  const words = pick(random, WORDS);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.keyboard.press(pick(random, ['Enter', 'Escape']));
  return words;
}

async function drag(page, random) {
  const { width, height } = page.viewportSize();
  const place = () => [random.integer(width), random.integer(height)];
  const [from, to] = [place(), place()];
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
  return `${from} → ${to}`;
}

async function resize(page, random) {
  const [width, height] = pick(random, SIZES);
  await page.setViewportSize({ width, height });
  return `${width} × ${height}`;
}

async function theme(page, random) {
  const colorScheme = pick(random, ['light', 'dark']);
  await page.emulateMedia({ colorScheme });
  return colorScheme;
}

/** Goes through the history, but does not leave the page. */
function travel(by) {
  return async (page) => {
    await page.evaluate((way) => {
      const { currentEntry } = window.navigation;
      if (currentEntry.index + way >= 0) history.go(way);
    }, by);
  };
}

async function link(page, _random, makeLink) {
  const text = makeLink();
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, text);
  return text;
}
