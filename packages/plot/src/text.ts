// Text cannot be measured without a browser; these are widths of a common sans-serif face, in ems, a little generous.
const narrow = /[ijlt.,:;'|!()[\]{} fr1]/;
const wide = /[mwMW@%]/;
const tall = /[A-Z]/;

/** About how many pixels wide a line of text is. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * fontSize;
}

/** Breaks text at spaces into lines of at most so many pixels, where words allow. */
export function wrapped(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Text cut to a width, with an ellipsis where something is missing. */
export function shortened(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = text;
  while (kept !== '' && textWidth(`${kept}…`, fontSize) > width) kept = Array.from(kept).slice(0, -1).join('');
  return `${kept}…`;
}

function widthOf(character: string): number {
  if (narrow.test(character)) return 0.36;
  if (wide.test(character)) return 0.92;
  if (tall.test(character)) return 0.7;
  return (character.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.6;
}
