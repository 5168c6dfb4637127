// What the demo site costs: bytes of its first load, and how long the page's main thread is held while networks train.
// `node bench/site.mjs`, on the built site.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serveSite, siteFolder } from './serve-site.mjs';

const require = createRequire(new URL('../tests/package.json', import.meta.url));
const { chromium } = require('playwright');
const executablePath = '/usr/bin/chromium';

/** Pages with what is trained on each: the tutorials' defaults. */
const pages = ['circles', 'sine-square', 'moku-classifier', 'playground'];

const site = await serveSite();
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
try {
  process.stdout.write(`First load: ${await firstLoad('circles')} bytes gzipped, until the data are drawn\n`);
  process.stdout.write(`All that is kept for later: ${await keptBytes()} bytes gzipped\n`);
  for (const name of pages) process.stdout.write(`${await trainingOf(name)}\n`);
} finally {
  await browser.close();
  await site.close();
}

/** Bytes of all that a page asks for until it can train, as a host sends them compressed. */
async function firstLoad(name) {
  // What the browser keeps for later comes after this.
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const bodies = [];
  page.on('response', (response) => bodies.push(response.body()));
  await page.goto(`${site.url}#/${name}`);
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  const bytes = compressed(await Promise.all(bodies));
  await page.close();
  return bytes;
}

/** Bytes of all files that the service worker keeps, the first load among them. */
async function keptBytes() {
  const script = await readFile(join(siteFolder, 'service-worker.js'), 'utf8');
  const names = [...script.matchAll(/"url":"([^"]+)"/gu)].map(([, name]) => name);
  return compressed(await Promise.all(names.map((name) => readFile(join(siteFolder, name)))));
}

/** The sum of these, each compressed by itself, as people read it. */
function compressed(bodies) {
  const sizes = bodies.map((body) => gzipSync(body, { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0).toLocaleString('en-US');
}

/** Trains, and tells the time and the tasks of the main thread that took longer than 50 ms. */
async function trainingOf(name) {
  const page = await browser.newPage();
  await page.goto(`${site.url}#/${name}`);
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const begin = performance.now();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('region', { name: 'Training' }).locator('tbody tr').first().waitFor({ timeout: 300_000 });
  const seconds = ((performance.now() - begin) / 1e3).toFixed(1);
  const tasks = await page.evaluate(() => globalThis.longTasks);
  await page.close();
  const longest = tasks.length === 0 ? '' : `, the longest ${Math.max(...tasks).toFixed(0)} ms`;
  return `${name}: trained in ${seconds} s; ${tasks.length} tasks over 50 ms${longest}`;
}
