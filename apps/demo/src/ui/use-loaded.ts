import { useEffect, useState } from 'preact/hooks';

/**
 * A module that is loaded when it is first wanted, so that a page is small until then. Undefined while it is on its way.
 * @param load always the same function
 */
export function useLoaded<Module>(load: () => Promise<Module>, isWanted: boolean): Module | undefined {
  const [module, setModule] = useState<{ readonly loaded: Module }>();
  useEffect(() => {
    if (isWanted) void load().then((loaded) => setModule({ loaded }));
  }, [load, isWanted]);
  return module?.loaded;
}
