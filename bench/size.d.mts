/** The bytes that a page which trains on a backend loads at first, raw and compressed; later; and all as one file. */
export function bundleSize(
  backend?: string,
): Promise<{ readonly bytes: number; readonly gzip: number; readonly later: number; readonly oneFile: number }>;

/** The bytes of all files that `npm install linnet` leaves, and of how many packages; packs where no tarballs are given. */
export function installSize(
  tarballs?: Readonly<Record<string, string>>,
): Promise<{ readonly bytes: number; readonly packages: number }>;
