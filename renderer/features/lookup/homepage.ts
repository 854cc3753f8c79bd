/** What may be done with a provider's homepage, which is a text from outside. */
export type Homepage =
  | { readonly kind: 'https' | 'http'; readonly url: string; readonly host: string }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'none' }

/** https opens at once, http after a question, and nothing else opens: another scheme could start any program. */
export const homepageOf = (text: string | null): Homepage => {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return { kind: 'none' }
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null
  // A user name before the host can make one host look like another.
  if (url?.username || url?.password) return { kind: 'refused', text: trimmed }
  if (url?.protocol === 'https:') return { kind: 'https', url: trimmed, host: url.host }
  if (url?.protocol === 'http:') return { kind: 'http', url: trimmed, host: url.host }
  return { kind: 'refused', text: trimmed }
}
