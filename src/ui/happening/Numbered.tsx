/** 0.0312, 1,200, 98.7%, 1.65e−5. */
const NUMBER = /(−?\d(?:[\d.,]*\d)?M?(?:e−?\d+)?%?)/;

/** A sentence with its numbers as separate elements, which can change without a new translation of the words. */
export function Numbered({ text }: { readonly text: string }) {
  return text.split(NUMBER).map((piece, index) =>
    // Every second piece is a number.
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other identity
      <span key={index} translate="no">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
