/**
 * Elementary functions whose bits do not depend on the engine: `Math.sin`, `exp`, `pow`, `**` and their like differ
 * in the last digits between browsers and between versions of Node. These use additions, multiplications, divisions,
 * whole numbers and the bits of doubles alone, all of which the standard fixes. The errors their comments give are
 * measured, in units in the last place (ulp), against references of 220 bits at over a million arguments of all sizes.
 *
 * The methods, and most polynomial coefficients, are those of fdlibm. Its notice: Copyright (C) 1993 by Sun Microsystems,
 * Inc. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
export { erf } from './math/erf.js';
export { exp } from './math/exp.js';
export { expm1 } from './math/expm1.js';
export { log, log1p } from './math/log.js';
export { pow } from './math/pow.js';
export { tan } from './math/tan.js';
export { tanh } from './math/tanh.js';
export { cos, sin } from './math/trigonometry.js';
