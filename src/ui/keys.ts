import { tinykeys } from 'tinykeys';

/**
 * Calls a handler for each of its keys, written as tinykeys does. A letter goes by the key that types it, wherever that is
 * on the keyboard; where the keys type another script, it goes by the place that the letter has on a Latin keyboard.
 * @returns a function that ends it
 */
export function listen(
  target: Window,
  bindings: readonly { readonly keys: readonly string[]; readonly handle: (event: KeyboardEvent) => void }[],
): () => void {
  const entries = bindings.flatMap(({ keys, handle }) =>
    keys.flatMap((key): [string, (event: KeyboardEvent) => void][] => {
      const code = placeOf(key);
      const byPlace = (event: KeyboardEvent) => typesOtherScript(event) && handle(event);
      return code === null
        ? [[key, handle]]
        : [
            [key, handle],
            [code, byPlace],
          ];
    }),
  );
  return tinykeys(target, Object.fromEntries(entries));
}

/** Whether a press types a Latin letter, or is where that letter is while the keys type another script. */
export function types(event: KeyboardEvent, letter: string): boolean {
  return event.key.toLowerCase() === letter || (typesOtherScript(event) && event.code === codeOf(letter));
}

const codeOf = (letter: string) => `Key${letter.toUpperCase()}`;

/** `$mod+z` by its place, `$mod+KeyZ`; null for what is no letter. */
function placeOf(key: string): string | null {
  const [, modifiers = '', letter] = /^(.*\+)?([a-z])$/.exec(key) ?? [];
  return letter === undefined ? null : `${modifiers}${codeOf(letter)}`;
}

function typesOtherScript({ key, isComposing }: KeyboardEvent): boolean {
  return !isComposing && /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
}
