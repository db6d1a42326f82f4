import { expect } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, live, waitForStatus } from './page.ts';
import { test } from './test.ts';

const LESSON = 'lesson=xor_needs_hidden';

test('a step asks first, judges its goals on the run, and then reveals why', async ({ page }) => {
  await page.goto(`/#${LESSON}`);
  const lesson = page.getByRole('complementary', { name: 'XOR needs a hidden layer' });
  await expect(lesson).toContainText('1. One line');
  await expect(page.locator('[data-part="network"]').getByText('Hidden 1')).toBeHidden();
  await expect(lesson.getByRole('region', { name: 'Goals' })).toBeHidden();
  await waitForStatus(page, 'ready');
  await expectAccessible(page);

  await lesson.getByLabel('About 50%').check();
  await lesson.getByRole('button', { name: 'Answer', exact: true }).press('Enter');
  await expect(lesson).toContainText('Not quite: the correct answer is marked.');
  const goals = lesson.getByRole('region', { name: 'Goals' });
  await expect(goals).toContainText('at least 10 epochs');
  await expect(goals).toContainText('does not hold yet');
  await expect(lesson.getByRole('region', { name: 'Why' })).toBeHidden();

  await button(page, 'Play').click();
  await expect(goals).toContainText('Met at step');
  await expect(lesson.getByRole('region', { name: 'Why' })).toContainText('three of four are right');
  await expect(lesson.getByRole('button', { name: 'Step 1: One line, done' })).toBeVisible();

  await test.step('it is remembered', async () => {
    await page.reload();
    await expect(lesson.getByRole('region', { name: 'Why' })).toBeVisible();
  });
});

test('a step locks and hides what it does not want to be changed, and frees it when it is left', async ({ page }) => {
  await page.goto(`/#${LESSON}&step=3`);
  const lesson = page.getByRole('complementary', { name: 'XOR needs a hidden layer' });
  await expect(lesson).toContainText('3. One unit with a bend');
  await expect(page.getByRole('tablist', { name: 'Inspect' })).toBeHidden();
  await expect(button(page, 'Add a unit to Hidden 1')).toBeDisabled();
  const undo = button(page, 'Undo');
  await expect(undo).toHaveAccessibleDescription('The lesson begins here. Leave it to undo earlier changes.');
  await waitForStatus(page, 'ready');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  await lesson.getByRole('button', { name: 'Next step' }).click();
  await expect(lesson.getByRole('heading', { name: '4. The smallest network that can' })).toBeFocused();
  await expect.poll(() => live(page, 'step')).toBe('0');
  await expect(undo).toBeDisabled();
  expect(new URL(page.url()).hash).toContain('step=4');
  await button(page, 'Close the lesson').click();
  await expect(undo).toBeEnabled();
  await expect(lesson).toBeHidden();
  await expect(page.getByRole('tablist', { name: 'Inspect' })).toBeVisible();
  expect(new URL(page.url()).hash).not.toContain('lesson');
});

test('a run that was changed during training does not count until it is repeated', async ({ page }) => {
  await page.goto(`/#${LESSON}&step=4`);
  const lesson = page.getByRole('complementary', { name: 'XOR needs a hidden layer' });
  await lesson.getByLabel('Your answer, a number').fill('2');
  await lesson.getByLabel('Your answer, a number').press('Enter');
  await expect(lesson).toContainText('Correct.');
  await waitForStatus(page, 'ready');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  await page.getByRole('slider', { name: /Learning rate/ }).press('ArrowLeft');
  await expect(lesson).toContainText('it does not count for the goals');
  await lesson.getByRole('button', { name: 'Reset and play' }).click();
  await expect(lesson).not.toContainText('it does not count for the goals');
});

test('a lesson is opened from a file and from a packed link; a bad one is refused with a sentence', async ({
  page,
}) => {
  await page.goto('/');
  await waitForStatus(page, 'ready');
  const drop = (name: string, text: string) =>
    page.evaluate(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer }));
      },
      [name, text] as const,
    );
  await drop('broken.md', '# Broken\n\nNo list.\n');
  await expect(page.getByLabel('Notices')).toContainText('broken.md cannot be read:');
  await drop('mine.md', OWN);
  const lesson = page.getByRole('complementary', { name: 'My own lesson' });
  await expect(lesson).toContainText('<img src=x onerror=alert(1)> is only text');
  const { hash } = new URL(page.url());
  expect(hash).toContain('lesson=~');
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
  await expect(lesson).toBeVisible();
  await page.goto('about:blank');
  await page.goto('/#lesson=nothing_of_the_kind');
  await expect(page.getByLabel('Notices')).toContainText('There is no lesson "nothing_of_the_kind".');
});

const OWN = `# My own lesson

It has a single step.

- For: me
- Minutes: 1
- Topic: Training
- Level: 1

## Look

<img src=x onerror=alert(1)> is only text.

- Experiment: \`data=gaussian&net=none\`
`;
