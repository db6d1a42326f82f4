/**
 * Keeps the page working and correct while the browser translates it.
 *
 * A translator replaces text nodes with its own `<font>` elements without React's knowledge. React continues to use its
 * own nodes: removing one of them throws, and text that is written into one is not visible (facebook/react#11538).
 * Marking every changing text as untranslatable would keep half of the page in English, and a single forgotten one
 * would break the page. So the page observes which nodes the translator removes. What React does to such a text node is
 * applied to its replacement element, and a text that React changes is put back, so that the translator translates it
 * again.
 */
export function outliveTranslation(page: Document): void {
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'characterData') comeBack(record.target);
      else for (const text of textsOf(record.removedNodes)) replaced(text, record);
    }
  });

  function replaced(text: Text, { addedNodes, previousSibling, nextSibling }: MutationRecord) {
    if (text.isConnected) return;
    const font = [...addedNodes, previousSibling, nextSibling].filter(isFont).find((found) => !taken.has(found));
    if (!font) return;
    replacements.set(text, font);
    taken.add(font);
    // Observed separately, because it is no longer in the page.
    observer.observe(text, { characterData: true });
  }

  observer.observe(page, { childList: true, subtree: true });
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    removeChild.call(this, inPlaceOf(child, this));
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    insertBefore.call(this, node, before && inPlaceOf(before, this));
    return node;
  };
}

/** The replacement element of each text node that a translator removed. */
const replacements = new WeakMap<Node, HTMLElement>();
const taken = new WeakSet<Node>();

/** The node itself if it is a child of this parent, otherwise its replacement. */
function inPlaceOf(node: Node, parent: Node): Node {
  const replacement = node.parentNode === parent ? undefined : replacements.get(node);
  return replacement?.parentNode === parent ? replacement : node;
}

/** Puts a text back in its place. */
function comeBack(text: Node): void {
  const replacement = replacements.get(text);
  if (text.isConnected || !replacement?.isConnected) return;
  replacement.replaceWith(text);
}

function textsOf(nodes: NodeList): Text[] {
  return [...nodes].filter((node): node is Text => node instanceof Text);
}

function isFont(node: Node | null): node is HTMLElement {
  return node instanceof HTMLElement && node.localName === 'font';
}
