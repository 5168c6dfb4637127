/** A flag as it is written: `--learning-rate` for `learningRate`. */
export const optionName = (flag: string): string =>
  `--${flag.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
