import inside from './Inside.module.css';

/** What a tab shows where it has no meaning: a sentence that says why. */
export function NothingHere({ why }: { readonly why: string }) {
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>{why}</p>
    </div>
  );
}
