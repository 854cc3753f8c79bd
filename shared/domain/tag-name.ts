/** Whether a new tag may have this name: no comma, no control characters, not blank, at most 200 characters. */
export const isTagName = (name: string): boolean =>
  name.trim() !== '' && name.length <= 200 && !/[,\p{Cc}\p{Surrogate}]/u.test(name)
