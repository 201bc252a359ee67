/** Text from a plan on its way into a file that a spreadsheet opens: never a formula, never a character that the format cannot hold. */

/** A spreadsheet takes such a beginning for a formula (conventions.md, CSV); a re-import takes the apostrophe off again. */
// Marks that have no width may stand before it, and East Asian settings take the wide signs for it, too.
const FORMULA = /^[\ufeff\u200b\u2060]*[=+\-@\t\r＝＋－＠]/

/** Without control characters (but tab and line breaks) and without half surrogates, which no XML may hold. */
const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, (breaks, at: number) => (at === 0 && breaks === '\r' ? '\r' : '\n'))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that XML 1.0 forbids.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Clean, and with an apostrophe in front of what would run as a formula. */
export const harmless = (text: string): string => {
  const clean = cleanText(text)
  return FORMULA.test(clean) ? `'${clean}` : clean
}

/**
 * For a text table: harmless whatever separator the reader's spreadsheet goes by. Where lists are separated by semicolons (most of Europe)
 * it splits our cells at theirs, does not know our quotation marks for such, and ends the row at a line break within them. Bars and colons are
 * offered by import dialogs. (Who splits at spaces splits every name: that is no table, and `Review - part 2` stays as it is.)
 */
export const harmlessInTable = (text: string): string =>
  harmless(text).replace(/([;|:\t\n\r])(?=["\ufeff\u200b\u2060]*[=+\-@\t\r＝＋－＠])/g, "$1'")

export const escapeXml = (text: string): string =>
  cleanText(text).replace(/[&<>"]/g, (character) =>
    character === '&' ? '&amp;' : character === '<' ? '&lt;' : character === '>' ? '&gt;' : '&quot;',
  )
