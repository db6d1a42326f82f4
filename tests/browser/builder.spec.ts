import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, search, waitForStatus } from './page.ts';
import { test } from './test.ts';

const builder = (page: Page) => page.locator('[data-part="builder"]');
const lesson = (page: Page) => page.locator('[data-part="lesson"]');
const gallery = (page: Page) => page.getByRole('dialog', { name: 'Gallery' });
const field = (page: Page, label: string) => builder(page).getByLabel(label, { exact: true });
const inBuilder = (page: Page, name: string) => builder(page).getByRole('button', { name, exact: true });

/** Opens the builder by the palette, on an experiment. */
async function openBuilder(page: Page, experiment = 'data=xor&net=dense(2,tanh)&opt=sgd(lr=0.3)'): Promise<void> {
  await page.goto(`/#${experiment}&v=1`);
  await waitForStatus(page, 'ready');
  await page.keyboard.press('Control+k');
  await search(page).fill('build an exercise');
  await expect(page.getByRole('option', { name: 'Build an exercise…' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(builder(page)).toBeVisible();
}

/** Presses a button by the keyboard. */
async function press(page: Page, name: string): Promise<void> {
  await inBuilder(page, name).focus();
  await page.keyboard.press('Enter');
}

/** Writes a text into a field by the keyboard. */
async function write(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Chooses what students see of something, by the keyboard. */
async function restrict(page: Page, group: string, label: string, state: 'Locked' | 'Hidden'): Promise<void> {
  const summary = builder(page).locator('summary', { hasText: group });
  if (!(await builder(page).getByRole('group', { name: label, exact: true }).isVisible())) {
    await summary.focus();
    await page.keyboard.press('Enter');
  }
  const radios = builder(page).getByRole('group', { name: label, exact: true });
  await radios.getByRole('radio', { name: 'Shown' }).focus();
  for (let presses = state === 'Locked' ? 1 : 2; presses > 0; presses--) await page.keyboard.press('ArrowRight');
  await expect(radios.getByRole('radio', { name: state })).toBeChecked();
}

/** Builds an exercise of two steps by the keyboard alone. */
async function build(page: Page): Promise<void> {
  await press(page, 'About');
  await write(page, 'Title', 'Two units');
  await write(page, 'What it is about, in one sentence', 'Two units are enough');
  await write(page, 'Minutes', '5');
  await press(page, 'Step 1: Step 1, to be mended');
  await write(page, 'Title of the step', 'Predict');
  await write(page, 'Text', 'Press **Play** and watch $x_1$.');
  await restrict(page, 'Network', 'Hidden layers, all of them', 'Locked');
  await restrict(page, 'Training', 'Optimizer', 'Hidden');
  await press(page, 'Add a question');
  await write(page, 'Question', 'Will it work?');
  await write(page, 'Choice 1', 'Yes');
  await write(page, 'Choice 2', 'No');
  await field(page, 'Choice 1 is correct').focus();
  await page.keyboard.press('Space');
  await press(page, 'Add a goal');
  const goal = builder(page).getByRole('group', { name: 'Goal 1' });
  await goal.getByLabel('Quantity').selectOption('epochs');
  await goal.getByLabel('Number').focus();
  await page.keyboard.type('3');
  await expect(goal).toContainText('now 0');
  await write(page, 'Reveal, shown after answer and goals', 'Two lines.');
  await press(page, 'Add a step');
  await write(page, 'Title of the step', 'Go on');
  await write(page, 'Text', 'Change what you like.');
}

test('an exercise is built by the keyboard, previewed as a student, and handed out', async ({ page }) => {
  await openBuilder(page);
  await expect(inBuilder(page, 'Preview as a student')).toHaveAttribute('aria-disabled', 'true');
  await build(page);
  await expect(builder(page).getByRole('region', { name: 'Text, as students read it' })).toContainText('Change what');

  await test.step('a reload loses nothing', async () => {
    await page.reload();
    await expect(field(page, 'Title of the step')).toHaveValue('Go on');
    await waitForStatus(page, 'ready');
  });

  await test.step('in the preview, what is locked is locked, and a hidden value is named', async () => {
    await press(page, 'Step 1: Predict');
    await press(page, 'Preview as a student');
    await expect(lesson(page)).toContainText('1. Predict');
    await expect(button(page, 'Back to the builder')).toBeVisible();
    await expect(button(page, 'Add a unit to Hidden 1')).toBeDisabled();
    await expect(page.locator('[data-part="optimizer"]')).toBeHidden();
    await expect(page.locator('[data-part="fixed"]')).toContainText('optimizer SGD, learning rate 0.3');
    await lesson(page).getByLabel('Yes').check();
    await lesson(page).getByRole('button', { name: 'Answer', exact: true }).press('Enter');
    await expect(lesson(page).getByRole('region', { name: 'Goals' })).toContainText('at least 3 epochs');
    await button(page, 'Play').click();
    await expect(lesson(page).getByRole('region', { name: 'Why' })).toContainText('Two lines.');
    await lesson(page).getByRole('button', { name: 'Next step' }).click();
    await expect(button(page, 'Add a unit to Hidden 1')).toBeEnabled();
    await button(page, 'Back to the builder').click();
    await expect(field(page, 'Title of the step')).toHaveValue('Predict');
    await expect(page.locator('[data-part="optimizer"]').first()).toBeVisible();
  });

  await inBuilder(page, 'Hand out…').click();
  const dialog = page.getByRole('dialog', { name: 'Hand out' });
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
  await expect(dialog.getByLabel('Snippet')).toHaveValue(/^<iframe src="[^"]+&amp;embed=1&amp;v=1" title="Two units"/);
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expectAccessible(page);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as a file' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('nabla-exercise-two-units.md');
  const markdown = await readFile(await file.path(), 'utf8');
  expect(markdown).toContain('# Two units\n\nTwo units are enough.\n');
  await button(page, 'Close').click();

  await test.step('the file opens again and is the same', async () => {
    await press(page, 'New exercise');
    await expect(builder(page).getByRole('heading', { name: 'New exercise' })).toBeVisible();
    await builder(page)
      .locator('input[type="file"]')
      .setInputFiles({ name: 'two.md', mimeType: 'text/markdown', buffer: Buffer.from(markdown) });
    await expect(builder(page).getByRole('heading', { name: 'Two units' })).toBeVisible();
    const again = page.waitForEvent('download');
    await press(page, 'Save as a file');
    expect(await readFile(await (await again).path(), 'utf8')).toBe(markdown);
  });

  await test.step('the link opens the same lesson in another page, where nobody can go back to a builder', async () => {
    await page.evaluate(() => localStorage.removeItem('nabla-draft-lesson'));
    await page.goto('about:blank');
    await page.goto(link);
    await expect(lesson(page)).toContainText('Two units are enough.');
    await expect(lesson(page)).toContainText('1. Predict');
    await expect(button(page, 'Add a unit to Hidden 1')).toBeDisabled();
    await expect(button(page, 'Back to the builder')).toBeHidden();
  });
});

test('what is removed comes back, and a lesson can be copied', async ({ page }) => {
  await page.goto('/#lesson=xor_needs_hidden&v=1');
  await lesson(page).getByRole('button', { name: 'Edit a copy' }).click();
  await expect(builder(page).getByRole('heading', { name: 'XOR needs a hidden layer' })).toBeVisible();
  await press(page, 'Step 3: One unit with a bend');
  await expect(field(page, 'Title of the step')).toHaveValue('One unit with a bend');
  await press(page, 'Remove the step');
  await expect(field(page, 'Title of the step')).toHaveValue('The smallest network that can');
  await expect(builder(page).getByRole('status').last()).toHaveText('“One unit with a bend” was removed.Undo');
  await press(page, 'Undo');
  await expect(inBuilder(page, 'Step 3: One unit with a bend')).toBeVisible();
  await press(page, 'Step 4: The smallest network that can');
  await press(page, 'Move the step earlier');
  await expect(inBuilder(page, 'Step 3: The smallest network that can')).toHaveAttribute('aria-current', 'step');
  await field(page, 'Text').fill('An **open mark');
  await expect(builder(page)).toContainText('does not belong to a pair.');
  await expect(inBuilder(page, 'Hand out…')).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page, '[data-part="builder"]');
});

test('the experiment on the screen becomes that of a step', async ({ page }) => {
  await openBuilder(page);
  await press(page, 'Step 1: Step 1, to be mended');
  await expect(builder(page)).toContainText('XOR: 2 Tanh, SGD, which is on the screen.');
  await button(page, 'Add a unit to Hidden 1').click();
  await expect(builder(page)).toContainText('which is not on the screen.');
  await press(page, 'Use the experiment on the screen');
  await expect(builder(page)).toContainText('XOR: 3 Tanh, SGD, which is on the screen.');
  await press(page, 'About');
  await field(page, 'Seed').selectOption('one for each student');
  await expect(builder(page)).toContainText('from which their seeds are drawn');
});

test('on a phone, the form fits', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openBuilder(page);
  await press(page, 'Step 1: Step 1, to be mended');
  await press(page, 'Add a question');
  await press(page, 'Add a goal');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page, '[data-part="builder"]');
});

test('the gallery lists the lessons of the course, and marks those that are begun', async ({ page }) => {
  await page.goto('/#data=circle&v=1');
  await waitForStatus(page, 'ready');
  await button(page, 'Gallery').click();
  await gallery(page).getByRole('tab', { name: 'Lessons' }).click();
  const card = gallery(page).getByRole('link', { name: /^XOR needs a hidden layer/ });
  await expect(card).toContainText('15 minutes');
  await expect(card).not.toContainText('Started');
  await expectAccessible(page, '[role="dialog"]');
  await gallery(page).getByRole('searchbox', { name: 'Find a lesson' }).fill('straight line separates');
  await expect(gallery(page).getByRole('status')).toHaveText('1 lesson');
  await page.keyboard.press('Enter');
  await expect(gallery(page)).toBeHidden();
  await expect(lesson(page)).toContainText('1. One line');
  await expect(page).toHaveURL(/#data=xor&net=none/);
  await lesson(page).getByLabel('About 75%').check();
  await lesson(page).getByRole('button', { name: 'Answer', exact: true }).click();
  await button(page, 'Gallery').click();
  await gallery(page).getByRole('tab', { name: 'Lessons' }).click();
  await expect(card).toContainText('Started');
  await button(page, 'Build an exercise…').click();
  await expect(builder(page)).toBeVisible();
  await enter(page, 'lesson: xor needs a hidden layer');
  await expect(lesson(page)).toContainText('1. One line');
});
