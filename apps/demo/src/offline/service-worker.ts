/**
 * Keeps the site in the browser, so that it needs no network once it was loaded: all of its files but TensorFlow.js, which
 * comes when it is chosen. A later version of the site is fetched in the background, and shown when all of its pages
 * were closed.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

declare global {
  /** What the site is made of: the build writes it before this script. */
  var siteFiles: PrecacheEntry[];
}

// The page that was opened first has it too.
clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute(siteFiles);
