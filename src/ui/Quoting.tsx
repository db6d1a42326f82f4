/** Text in quotation marks: “setosa”, "sepal_width". */
const QUOTED = /(“[^”]*”|"(?:[^"\\]|\\.)*")/;

/** A sentence whose quotations, which are names or text that a person wrote, stay as they are on a translated page. */
export function Quoting({ text }: { readonly text: string }) {
  return text.split(QUOTED).map((piece, place) =>
    // Every second piece is a quotation.
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a sentence is its place
      <span key={place} translate="no">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
