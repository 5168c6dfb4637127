/** What a model is to tell. */
export type Task =
  /** One output: which of two classes. */
  | { readonly kind: 'binary'; readonly classNames: readonly string[] }
  /** An output for each of several classes that exclude each other. */
  | { readonly kind: 'classes'; readonly classNames: readonly string[] }
  /** An output for each label; a row may have several, or none. */
  | { readonly kind: 'labels'; readonly classNames: readonly string[] }
  | { readonly kind: 'numbers' };

/** Names where nobody gave any: the indices. */
export const indexNames = (classes: number): readonly string[] => Array.from({ length: classes }, (_, at) => `${at}`);
