import { expect, type Page } from '@playwright/test';
import { diagnoses } from '../../src/catalog/diagnoses/index.ts';
import { parse } from '../../src/experiment/index.ts';
import { remediesFor } from '../../src/experiment/remedies/index.ts';
import { SICK, type Sick } from '../support/sick.ts';
import { button, live, liveNumber, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

/** The steps between two points of the curves, as in `SICK`. */
const SPACING = 10;

const line = (page: Page) => page.getByRole('region', { name: 'What is happening' });
const dialogOf = (page: Page, { id }: Sick) => page.getByRole('dialog', { name: diagnoses[id].label, exact: true });

/** Makes the run go wrong, a few steps at a time, so that its curves do not depend on the speed of the machine. */
async function provoke(page: Page, { link, steps }: Sick): Promise<void> {
  await open(page, link);
  if (await button(page, 'Step size: 1').isVisible()) {
    await button(page, 'Step size: 1').click();
    await page.getByRole('menuitemradio', { name: 'ten batches' }).click();
  }
  const step = await button(page, 'Step').elementHandle();
  await page.evaluate(
    async ([press, goal, spacing]) => {
      const read = (name: string) => document.querySelector(`[data-live="${name}"]`)?.getAttribute('data-value');
      const isDone = () => read('status') === 'diverged';
      for (let next = spacing; next <= goal && !isDone(); next += spacing) {
        press?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        while (!isDone() && !(read('step') === String(next) && read('status') === 'paused')) {
          await new Promise(requestAnimationFrame);
        }
      }
    },
    [step, steps, SPACING] as const,
  );
  await waitForStatus(page, 'paused', 'diverged');
}

/** Opens the text of the diagnosis, once the page shows it as the gravest or the second one. */
async function openDetails(page: Page, sick: Sick) {
  const { label } = diagnoses[sick.id];
  await line(page)
    .getByRole('button', { name: new RegExp(`^(Why|Also): ${label}$`) })
    .click();
  const details = dialogOf(page, sick);
  await expect(details).toBeVisible();
  return details;
}

/** The name of the button that cures a run. */
function nameOf({ link, cure, id }: Sick): string {
  const wish = cure === 'remove_feature' ? { id: cure, column: 'species' } : cure;
  const [remedy] = wish === null ? [] : remediesFor(parse(link).spec, [wish]);
  if (!remedy) throw new Error(`nothing cures "${id}"`);
  return remedy.label;
}

for (const sick of SICK) {
  const { id, cure, probes = false } = sick;
  test(`"${id}" is diagnosed${cure ? ', and its remedy works' : ', and has no remedy that works'}`, async ({
    shared: page,
  }) => {
    await provoke(page, sick);
    if (probes) await button(page, 'Could it fit one batch?').click();
    const details = await openDetails(page, sick);
    if (cure === null) {
      await expect(details.locator('p').nth(1)).toHaveText(/\d/);
      return;
    }
    await details.getByRole('button', { name: nameOf(sick), exact: true }).click();
    await expect(line(page)).toContainText('It worked: ');
    await button(page, 'Keep it').click();
    await expect(line(page)).not.toContainText('It worked: ');
  });
}

test('a remedy that worked can be taken back', async ({ page }) => {
  const sick = SICK.find(({ id }) => id === 'strong_dropout') as Sick;
  await provoke(page, sick);
  const loss = await live(page, 'train-loss');
  await (await openDetails(page, sick)).getByRole('button', { name: nameOf(sick), exact: true }).click();
  await expect(line(page)).toContainText('It worked: ');
  await expect(page).not.toHaveURL(/dropout\(0\.95\)/);
  await button(page, 'Take it back').click();
  await expect(page).toHaveURL(/dropout\(0\.95\)/);
  await expect.poll(() => liveNumber(page, 'step')).toBe(sick.steps);
  await expect.poll(() => live(page, 'train-loss')).toBe(loss);
  await expect(line(page).getByRole('button', { name: `Why: ${diagnoses[sick.id].label}` })).toBeVisible();
});

test('a plateau asks whether the network can fit one batch, and says so', async ({ page }) => {
  await provoke(page, { id: 'plateau', steps: 600, link: 'data=spiral&net=dense(4,tanh)&opt=sgd(lr=0.1)', cure: null });
  await button(page, 'Could it fit one batch?').click();
  await expect(line(page)).toContainText('A copy of the network fits a single batch of 10 examples');
  await expect(button(page, 'Could it fit one batch?')).toHaveCount(0);
});

test('the first number that is not finite is traced to its op', async ({ page }) => {
  const sick: Sick = { id: 'diverged', steps: 100, link: 'data=plane&net=dense(8,relu)&opt=sgd(lr=2)', cure: null };
  await provoke(page, sick);
  await expect(line(page)).toContainText(', until it overflowed.');
  await expect(await openDetails(page, sick)).toContainText(/It is the result of mul: .* is beyond 3\.4e38/);
});
