/**
 * Keeps the page alive and true while the browser translates it.
 *
 * A translator replaces text nodes by elements of its own, `<font>`, below React, which goes on with the nodes that it
 * made: to remove one of those throws, and what is written into one is not seen (facebook/react#11538). Marking every
 * text that changes as untranslatable would keep half of the page in English, and one that was forgotten would take the
 * page down. So the page watches what the translator takes away. What React does to a text node then happens to the
 * element in its place, and a text that React changes comes back, for the translator to translate again.
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
    standIns.set(text, font);
    taken.add(font);
    // Observed by itself: it is no longer in the page.
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

/** The element in the place of each text node that a translator took away. */
const standIns = new WeakMap<Node, HTMLElement>();
const taken = new WeakSet<Node>();

/** The node itself where it is a child of this parent. */
function inPlaceOf(node: Node, parent: Node): Node {
  const standIn = node.parentNode === parent ? undefined : standIns.get(node);
  return standIn?.parentNode === parent ? standIn : node;
}

/** Puts a text back into its place. */
function comeBack(text: Node): void {
  const standIn = standIns.get(text);
  if (text.isConnected || !standIn?.isConnected) return;
  standIn.replaceWith(text);
}

function textsOf(nodes: NodeList): Text[] {
  return [...nodes].filter((node): node is Text => node instanceof Text);
}

function isFont(node: Node | null): node is HTMLElement {
  return node instanceof HTMLElement && node.localName === 'font';
}
