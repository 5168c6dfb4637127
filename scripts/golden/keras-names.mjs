// What Keras's names and settings have in common, whatever they name.

/** A Keras name, `leaky_relu` or `MeanSquaredError`, in our spelling. */
export const ourName = (name) =>
  name
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/**
 * Whether our packages know a name: they are asked, so that what is built later is found without a change here. `codes` are
 * those of errors that say no.
 */
export function isKnown({ LinnetError }, attempt, codes = ['unknown-name']) {
  try {
    attempt();
    return true;
  } catch (error) {
    if (LinnetError.is(error) && codes.includes(error.code)) return false;
    throw error;
  }
}

/** Names every setting that is not translated and does not stand at a value that changes nothing. */
export function nameUnused(settings, translated, neutral, owner, missing) {
  for (const [key, value] of Object.entries(settings)) {
    const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
    const isNeutral = Object.hasOwn(neutral, key) && (neutral[key] === 'any' || neutral[key].includes(one));
    if (!translated.includes(key) && !isNeutral) missing.add(owner, withSetting(key, value));
  }
}

export const withSetting = (key, value) => `with ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`;
