/** A paragraph, or a formula on its own lines. */
export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'formula'; readonly tex: string };

/** A piece of a paragraph. */
export interface Span {
  readonly kind: 'text' | 'math' | 'code';
  readonly text: string;
  readonly bold: boolean;
}
