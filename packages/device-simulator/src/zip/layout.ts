// PKWARE's APPNOTE, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).

/** What each record begins with. */
export const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;

/** Of a header in front of a member, without its name. */
export const localBytes = 30;
/** Of an entry of the directory, without its name. */
export const centralBytes = 46;
/** Of what stands at the end. */
export const endBytes = 22;
