import type { Page } from '@playwright/test';

/** Marks translated text, so that a test can remove the marks. */
const [OPEN, CLOSE] = ['‹', '›'];

/**
 * Translates the page and everything that is added to it, as Chrome does: each text node is replaced by two nested
 * elements with its translation.
 */
export async function translate(page: Page): Promise<void> {
  await page.evaluate(
    ([open, close]) => {
      const untouched = '[translate="no"], font, script, style, textarea, svg';
      function wrap(text: Text) {
        const parent = text.parentElement;
        if (!parent || !text.data.trim() || parent.closest(untouched)) return;
        const inner = document.createElement('font');
        inner.append(`${open}${text.data}${close}`);
        const outer = document.createElement('font');
        outer.append(inner);
        parent.replaceChild(outer, text);
      }
      function walk(root: Node) {
        if (root instanceof Text) wrap(root);
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        texts.forEach(wrap);
      }
      document.documentElement.classList.add('translated-ltr');
      walk(document.body);
      new MutationObserver((records) => {
        for (const { type, target, addedNodes } of records) {
          if (type === 'characterData') walk(target);
          else addedNodes.forEach(walk);
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    [OPEN, CLOSE],
  );
}

/** The text of an element, translated or not. */
export async function wordsOf(page: Page, selector: string): Promise<string> {
  const text = await page
    .locator(selector)
    .first()
    .evaluate((element) => element.textContent ?? '');
  return text.replaceAll(OPEN, '').replaceAll(CLOSE, '');
}
