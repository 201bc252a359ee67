/** File names have a limit in bytes (255 almost everywhere), and a letter takes up to four. */

/** The beginning of a name, as many whole letters as go into so many bytes of UTF-8. */
export const firstOf = (name: string, bytes: number): string => {
  let size = 0
  let end = 0
  for (const letter of name) {
    size += Buffer.byteLength(letter)
    if (size > bytes) break
    end += letter.length
  }
  return name.slice(0, end)
}
