import { expect, type Page } from '@playwright/test';
import { packResult, unpackResult } from '../../src/handin/code.ts';
import { expectAccessible } from './axe.ts';
import { button, enter, waitForStatus } from './page.ts';
import { test } from './test.ts';

/** A lesson of one's own with a single step. */
const OWN = `# Train a little

It has a single step.

- For: tests
- Minutes: 1
- Topic: Training
- Level: 1

## Train

Press **Play**.

- Experiment: \`data=circle&net=dense(4,tanh)&opt=sgd(lr=0.1)\`
- Lock: data
- Goals: \`epochs >= 2\`

> How many hidden layers are there?
>
> = 1
`;

const lessonOf = (page: Page) => page.getByRole('complementary', { name: 'Train a little' });

async function openLesson(page: Page) {
  await page.goto('/');
  await waitForStatus(page, 'ready');
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'own.md'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer }));
  }, OWN);
  await expect(lessonOf(page)).toContainText('1. Train');
}

/** Answers and meets the goals, then makes a code. */
async function finish(page: Page): Promise<string> {
  const lesson = lessonOf(page);
  await lesson.getByLabel('Your answer, a number').fill('1');
  await lesson.getByLabel('Your answer, a number').press('Enter');
  await waitForStatus(page, 'ready');
  await button(page, 'Play').click();
  // The run ends by itself at the goal.
  await expect(lesson).toContainText('Met at step');
  await lesson.getByLabel('Your name (may be empty)').fill('Ada');
  await lesson.getByRole('button', { name: 'Make a result code' }).click();
  return lesson.getByRole('textbox', { name: 'Result code' }).inputValue();
}

/** The code with another number, and a checksum that fits: only running it again tells. */
function forged(code: string): string {
  const result = unpackResult(code);
  const steps = result.steps.map(({ answer, met }) => ({
    answer,
    met: met && { ...met, measured: { ...met.measured, loss: 0.012345 } },
  }));
  return packResult({ ...result, steps });
}

test('a finished lesson gives a code, which is verified by running it again', async ({ page }) => {
  await openLesson(page);
  const code = await finish(page);
  expect(code).toMatch(/^nabla1~[\w-]+~[0-9a-f]{8}$/);
  await expect(lessonOf(page).getByRole('status').filter({ hasText: 'The code is ready.' })).toBeVisible();
  await expectAccessible(page);

  await lessonOf(page).getByRole('button', { name: 'Check a code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check result codes' });
  await dialog.getByLabel('Result codes, one a line').fill(code);
  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  const result = dialog.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('Verified. Its run was repeated; 2 of 2 points.');
  await expect(result).toContainText('Ada, made on');
  await expect(result).toContainText('The answer is right.');
  await expect(result.getByRole('row', { name: /^Epochs/ })).toContainText(/Epochs\s*(\S+)\s*\1/);
  await expectAccessible(page);

  await test.step('several are a table, and a bad one has a sentence', async () => {
    const damaged = `${code.slice(0, 30)}${code[30] === '7' ? '8' : '7'}${code.slice(31)}`;
    await dialog.getByLabel('Result codes, one a line').fill([code, damaged, forged(code)].join('\n'));
    await dialog.getByRole('button', { name: 'Check 3 codes' }).click();
    await expect(dialog.getByRole('row', { name: /^1 / })).toContainText('Verified.');
    await expect(dialog.getByRole('row', { name: /^2 / })).toContainText(
      'The code was changed: its checksum does not fit.',
    );
    await expect(dialog.getByRole('row', { name: /^3 / })).toContainText(
      /Different\. Step 1: At step \S+ it claims training loss 0\.012345, but run again it is 0\.\d+\./,
    );
    await dialog.getByRole('button', { name: 'Details of code 3' }).click();
    await expect(result.getByRole('row', { name: /^Training loss/ })).toContainText('0.012345');
    await expectAccessible(page);
  });

  await test.step('the experiment opens on the page', async () => {
    await result.getByRole('button', { name: 'Open the experiment of step 1' }).click();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/#data=circle&net=dense\(4,tanh\)&opt=sgd&until=epochs\(2\)&v=1$/);
  });
});

test('the palette opens the check, which knows only lessons at hand and can be cancelled', async ({ page }) => {
  await openLesson(page);
  const code = await finish(page);
  await page.goto('about:blank');
  await page.goto('/');
  await waitForStatus(page, 'ready');
  await enter(page, 'check result codes');
  const dialog = page.getByRole('dialog', { name: 'Check result codes' });
  const text = dialog.getByLabel('Result codes, one a line');
  await text.fill('not a code');
  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(dialog).toContainText('“not a code” is not a result code: those begin with nabla1~.');
  await text.fill(code);
  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(dialog).toContainText('The lesson “Train a little” is not known here');
  await dialog
    .getByLabel('Lesson of your own')
    .setInputFiles({ name: 'own.md', mimeType: 'text/markdown', buffer: Buffer.from(OWN) });
  await expect(dialog).toContainText('The lesson “Train a little” is known now.');
  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(dialog).toContainText('Verified.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
