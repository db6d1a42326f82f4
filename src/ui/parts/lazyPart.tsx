import type { ComponentType, ReactNode } from 'react';
import { type Loadable, loadable } from './loadable.ts';
import { Part, type PartProps } from './Part.tsx';
import { useLoaded } from './useLoaded.ts';

interface LazyPartOptions extends Omit<PartProps, 'children'> {
  /** Shown until the component has loaded. */
  readonly waiting?: ReactNode;
  /** Whether it is on the first picture of the page; any other part loads after that. */
  readonly isFirst?: boolean;
}

/**
 * A component in a separate file, which is loaded when it is first shown. If loading fails, a message replaces it.
 * @param load imports the file and picks the component
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { waiting = null, isFirst = false, ...part }: LazyPartOptions,
): ComponentType<P> & Pick<Loadable<unknown>, 'load' | 'preload'> {
  const file = loadable(load, isFirst);

  function Content(props: P) {
    const Loaded = useLoaded(file);
    return Loaded ? <Loaded {...props} /> : waiting;
  }

  function LazyPart(props: P) {
    return (
      <Part {...part}>
        <Content {...props} />
      </Part>
    );
  }
  return Object.assign(LazyPart, { load: file.load, preload: file.preload });
}
