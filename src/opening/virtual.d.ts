/** The packed opening of the default experiment; see `scripts/opening.mjs`. */
declare module 'virtual:opening' {
  const text: string;
  export default text;
}
