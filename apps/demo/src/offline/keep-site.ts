/**
 * Lets the browser keep the site, once the page is there: from then on it needs no network. Browsers that keep nothing (in
 * private windows, or over plain HTTP from another machine) go on loading parts when they are asked for.
 */
export function keepSite(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register('service-worker.js').catch(() => undefined);
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
