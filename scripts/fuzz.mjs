/**
 * `npm run fuzz` opens seeded, mutated links on the built page, and performs seeded sequences of a person's possible
 * actions. After each it checks the invariants. Options: `--links 2000 --sequences 300 --seed 1 --minutes 60`; for a part
 * of them, `--links 500..1000`. A failure prints how to reproduce it: `--seed S --only link:N` or `--only sequence:N`. The
 * exit status is 1 if anything failed.
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';
import { actOnce } from './fuzz/actions.mjs';
import { faultsOf, observeWorker, settle } from './fuzz/invariants.mjs';
import { linkMaker } from './fuzz/links.mjs';
import { importSource } from './import-source.mjs';
import { serve } from './serve.mjs';

const { values: options } = parseArgs({
  options: {
    links: { type: 'string', default: '2000' },
    sequences: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '60' },
    only: { type: 'string' },
  },
});
const seed = Number(options.seed);
const end = Date.now() + 60_000 * Number(options.minutes);
/** The number of actions in one sequence. */
const ACTIONS = 20;
/** The number of links that one page opens before it is replaced, because earlier runs would fill it. */
const LINKS_PER_PAGE = 100;

const { modules, close } = await importSource(
  '/src/math/random.ts',
  '/src/experiment/index.ts',
  '/tests/support/every-experiment.ts',
  '/tests/unit/experiment/arbitrary.ts',
);
const [{ randomStream }, spec, { everyExperiment }, { validSpec, words }] = modules;
const makeLink = linkMaker({ randomStream, spec, everyExperiment, validSpec, words, seed });
const site = await serve(Number(process.env.PORT ?? 4195));
const launch = { executablePath: await findChromium(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
let browser = await chromium.launch(launch);
const done = { link: 0, sequence: 0 };
let failures = 0;

/** A new page, with the errors that occur on it. */
async function start(fragment = '') {
  if (!browser.isConnected()) browser = await chromium.launch(launch);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  await context.addInitScript(observeWorker);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(`error: ${message}`));
  page.on('console', (message) => message.type() === 'error' && errors.push(`console: ${message.text()}`));
  page.on('dialog', (dialog) => dialog.dismiss());
  context.on('page', (opened) => opened.close());
  await page.goto(`${site.address}#${encodeURI(fragment)}`);
  await settle(page);
  // A page whose browser process has ended cannot be closed again.
  return { page, errors, close: () => context.close().catch(() => {}) };
}

function report(kind, number, lines, faults) {
  failures += 1;
  console.log(`FAILED ${kind} ${number} (to reproduce: npm run fuzz -- --seed ${seed} --only ${kind}:${number})`);
  for (const line of lines) console.log(`  ${line}`);
  for (const fault of faults) console.log(`  → ${fault}`);
}

/** Runs in the page: changes the fragment, and waits until the page has received the change. */
function goTo(fragment) {
  return new Promise((resolve) => {
    const { hash } = location;
    addEventListener('hashchange', () => setTimeout(resolve), { once: true });
    location.hash = fragment;
    if (location.hash === hash) resolve();
  });
}

async function openLinks(numbers) {
  let tab;
  for (const number of numbers) {
    if (Date.now() > end) break;
    const { text } = makeLink(number);
    if (done.link % LINKS_PER_PAGE === 0) {
      await tab?.close();
      tab = undefined;
    }
    let faults;
    try {
      tab ??= await start();
      await tab.page.evaluate(goTo, text);
      await settle(tab.page);
      faults = [...tab.errors.splice(0), ...(await faultsOf(tab.page, spec, text))];
    } catch (error) {
      faults = [...(tab?.errors.splice(0) ?? []), String(error).split('\n')[0]];
    }
    if (faults.length > 0) {
      report('link', number, [JSON.stringify(text)], faults);
      await tab?.close();
      tab = undefined;
    }
    done.link += 1;
  }
  await tab?.close();
}

async function doSequence(number) {
  const random = randomStream(seed, `sequence ${number}`);
  const { text } = makeLink(number, { valid: true });
  const log = [text];
  let tab;
  try {
    tab = await start(text);
    for (let count = 0; count < ACTIONS; count++) {
      log.push(await actOnce(tab.page, random, () => makeLink(random.integer(100_000), { valid: true }).text));
      await settle(tab.page);
      const faults = [...tab.errors, ...(await faultsOf(tab.page, spec))];
      if (faults.length > 0) {
        report('sequence', number, log, faults);
        break;
      }
    }
  } catch (error) {
    report('sequence', number, log, [...(tab?.errors ?? []), String(error).split('\n')[0]]);
  }
  await tab?.close();
  done.sequence += 1;
}

/** @param {string} range such as "300", counted from 0, or "100..300" */
function* numbersIn(range) {
  const [end, first = 0] = range.split('..').map(Number).toReversed();
  for (let number = first; number < end; number++) yield number;
}

try {
  const [kind, number] = options.only?.split(':') ?? [];
  if (kind !== 'sequence') await openLinks(kind ? [Number(number)] : numbersIn(options.links));
  if (kind !== 'link') {
    for (const one of kind ? [Number(number)] : numbersIn(options.sequences)) {
      if (Date.now() > end) break;
      await doSequence(one);
    }
  }
} finally {
  await browser.close();
  await site.close();
  await close();
}
console.log(
  `${done.link} links and ${done.sequence} sequences of ${ACTIONS} actions with seed ${seed}: ${failures} failed.`,
);
if (Date.now() > end) console.log(`The ${options.minutes} minutes were over before the rest.`);
process.exitCode = failures > 0 ? 1 : 0;
