/** The options among some that are there: for functions that tell an absent option from one that is undefined. */
export const given = <Options extends object>(options: Options): Given<Options> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<Options>;

/** All of them optional, none undefined. */
export type Given<Options extends object> = { readonly [Name in keyof Options]?: Exclude<Options[Name], undefined> };
