/** The numbers of X files and Y files. */
export const rowNumbersIn = (names: readonly string[]): readonly number[] =>
  names.flatMap((name) => {
    const number = /^[XY]_([1-9]\d{0,8})\.dat$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
