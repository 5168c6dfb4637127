import { checkOptions, LinnetError, type OptionKind } from '@linnet/core';

/** Options of the `c` exporter. */
export interface COptions {
  /**
   * A name of C, of at most 40 letters, digits and underscores, that starts with a letter: of the files (NAME.c, NAME.h,
   * NAME_test.c), and what every symbol in them starts with. Default `network`.
   */
  readonly name?: string;
}

/** What an export is called that nobody names. */
export const defaultName = 'network';

const words = (text: string): readonly string[] => text.split(' ');

const keywords: readonly string[] = [
  // C99, C11 and C23.
  ...words('auto break case char const continue default do double else enum extern float for goto if inline int long'),
  ...words(
    'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while',
  ),
  ...words('alignas alignof bool constexpr false nullptr static_assert thread_local true typeof typeof_unqual'),
  // C++.
  ...words(
    'and and_eq asm bitand bitor catch char8_t char16_t char32_t class co_await co_return co_yield compl concept',
  ),
  ...words('const_cast consteval constinit decltype delete dynamic_cast explicit export friend mutable namespace new'),
  ...words(
    'noexcept not not_eq operator or or_eq private protected public reinterpret_cast requires static_cast template',
  ),
  ...words('this throw try typeid typename using virtual wchar_t xor xor_eq'),
];

/** Headers of C that a file of this name would hide. */
const headers = words(
  'assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign',
);
const moreHeaders = words(
  'stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype',
);
const taken = new Set([...keywords, ...headers, ...moreHeaders]);

const kinds: Readonly<Record<keyof COptions, OptionKind>> = {
  name: {
    is: (value) => typeof value === 'string' && /^[A-Za-z]\w{0,39}$/.test(value) && !taken.has(value.toLowerCase()),
    use: 'a name of C: a letter, then at most 39 letters, digits and underscores, and neither a word of the language nor one of its headers',
  },
};

/** Problems of options, which also arrive from files and command lines. */
export function optionProblems(options: COptions): readonly string[] {
  try {
    checkOptions('c', options, kinds);
    return [];
  } catch (error) {
    if (LinnetError.is(error)) return error.problems;
    throw error;
  }
}
