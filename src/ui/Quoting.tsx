/** Text in quotation marks: “setosa”, "sepal_width". */
const QUOTED = /(“[^”]*”|"(?:[^"\\]|\\.)*")/;

/** A sentence. Its quotations, which are names or text that a person wrote, are excluded from translation. */
export function Quoting({ text }: { readonly text: string }) {
  return text.split(QUOTED).map((piece, index) =>
    // Every second piece is a quotation.
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
