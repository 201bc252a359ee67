/** A column says the same few things again and again: what each means is found out once. */

/** What is different in each row is forgotten again. */
const MOST = 5000

/** The same function, which remembers its answers (never undefined) for as long as they are few. */
export const remembering = <Key, Answer>(answer: (key: Key) => Answer): ((key: Key) => Answer) => {
  const known = new Map<Key, Answer>()
  return (key) => {
    let found = known.get(key)
    if (found === undefined) {
      found = answer(key)
      if (known.size >= MOST) known.clear()
      known.set(key, found)
    }
    return found
  }
}
