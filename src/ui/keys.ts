import { tinykeys } from 'tinykeys';

/** Where an arrow key moves in a picture, in rows and columns. */
export const ARROWS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Calls a handler for each of its keys, which use the syntax of tinykeys. A letter matches the key that types it,
 * wherever that key is; if the keyboard types another script, it matches the key in that letter's position on a Latin
 * keyboard.
 * @returns a function that stops listening
 */
export function listen(
  target: Window,
  bindings: readonly { readonly keys: readonly string[]; readonly handle: (event: KeyboardEvent) => void }[],
): () => void {
  const entries = bindings.flatMap(({ keys, handle }) =>
    keys.flatMap((key): [string, (event: KeyboardEvent) => void][] => {
      const code = codeOfBinding(key);
      const byPosition = (event: KeyboardEvent) => typesOtherScript(event) && handle(event);
      return code === null
        ? [[key, handle]]
        : [
            [key, handle],
            [code, byPosition],
          ];
    }),
  );
  return tinykeys(target, Object.fromEntries(entries));
}

/** Whether a key types this Latin letter, or has its position on a keyboard that types another script. */
export function types(event: KeyboardEvent, letter: string): boolean {
  return event.key.toLowerCase() === letter || (typesOtherScript(event) && event.code === codeOf(letter));
}

const codeOf = (letter: string) => `Key${letter.toUpperCase()}`;

/** The binding by position, such as `$mod+KeyZ` for `$mod+z`; null if the key is not a letter. */
function codeOfBinding(key: string): string | null {
  const [, modifiers = '', letter] = /^(.*\+)?([a-z])$/.exec(key) ?? [];
  return letter === undefined ? null : `${modifiers}${codeOf(letter)}`;
}

function typesOtherScript({ key, isComposing }: KeyboardEvent): boolean {
  return !isComposing && /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
}
