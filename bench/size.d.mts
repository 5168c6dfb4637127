/** The bytes of a page that trains on a backend as one minified file, raw and compressed. */
export function bundleSize(
  backend?: string,
): Promise<{ readonly bytes: number; readonly gzip: number; readonly later: number }>;

/** The bytes of all files that `npm install linnet` leaves, and of how many packages; packs where no tarballs are given. */
export function installSize(
  tarballs?: Readonly<Record<string, string>>,
): Promise<{ readonly bytes: number; readonly packages: number }>;
