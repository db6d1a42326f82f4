import { type ComponentType, useEffect, useState } from 'react';

// Asked for at once, not only when React comes to it.
const workspace = import('./Workspace.tsx');

/**
 * The panels, once they have come; undefined until then. Not Suspense, which holds back for 300 ms what comes soon
 * after its fallback.
 * @throws what kept them from coming
 */
export function useWorkspace(): ComponentType | undefined {
  const [loaded, setLoaded] = useState<{ Workspace?: ComponentType; error?: unknown }>({});
  useEffect(() => {
    workspace.then(
      (module) => setLoaded({ Workspace: module.default }),
      (error: unknown) => setLoaded({ error }),
    );
  }, []);
  if (loaded.error !== undefined) throw loaded.error;
  return loaded.Workspace;
}
