/** What to do with the instrument's own files, which nothing here reads. */
export const liAdvice =
  'The .li files of the Moku instruments are converted first: `mokucli convert FILE.li --format csv`, or export CSV in the Moku app.';
