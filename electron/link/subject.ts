import type { Result, Subject } from '../../shared/errors/failure'

/** How the errors of the document, and similar ones, name their subject. The narrower one comes first. */
const words: readonly (readonly [RegExp, Subject])[] = [
  [/\bagents?\b/i, 'agent'],
  [/\bnormali[sz]ed\b/i, 'normalized-data'],
  [/\bpdfs?\b/i, 'pdf'],
  [/\bbills?\b/i, 'bill'],
  [/\bintervals?\b/i, 'interval'],
  [/\bfields?\b/i, 'field'],
  [/\btags?\b/i, 'tag'],
  [/\bzips?\b/i, 'zip'],
  [/\bproviders?\b/i, 'provider'],
  [/\bjobs?\b/i, 'job'],
  [/\bprofiles?\b/i, 'profile'],
]

/**
 * The same result, its failure extended by what it is about: the one of `subjects` that the API's words name, or the
 * only one there is. The document has misplaced texts ("Tag not found" for the start of a job), so that a subject
 * outside of `subjects` is ignored.
 */
export const about = <T>(result: Result<T>, ...subjects: readonly Subject[]): Result<T> => {
  if (result.ok) return result
  const { apiText = '' } = result.error
  const named = words.find(([pattern, subject]) => subjects.includes(subject) && pattern.test(apiText))?.[1]
  const subject = named ?? (subjects.length === 1 ? subjects[0] : undefined)
  return subject ? { ok: false, error: { ...result.error, subject } } : result
}
