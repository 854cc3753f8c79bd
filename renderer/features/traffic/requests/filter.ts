import { z } from 'zod'
import { lookupKey } from '../../../../shared/domain/lookup-text'
import { isFailed, type Exchange } from '../../../../shared/domain/traffic'

export const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const
export const answers = ['2xx', '3xx', '4xx', '5xx', 'none', 'under way'] as const
type Answer = (typeof answers)[number]

/** The content of the filters. */
export interface Draft {
  readonly text: string
  readonly method: Exchange['method'] | null
  readonly answer: Answer | null
  readonly failedOnly: boolean
}

export const draftSchema: z.ZodType<Draft> = z.object({
  text: z.string(),
  method: z.enum(methods).nullable(),
  answer: z.enum(answers).nullable(),
  failedOnly: z.boolean(),
})

export const everything: Draft = { text: '', method: null, answer: null, failedOnly: false }

export const isEverything = ({ text, method, answer, failedOnly }: Draft): boolean =>
  lookupKey(text) === '' && method === null && answer === null && !failedOnly

/** Which kind of answer came. */
export const answerOf = ({ status, tookMs }: Pick<Exchange, 'status' | 'tookMs'>): Answer => {
  if (status !== null) return status >= 500 ? '5xx' : status >= 400 ? '4xx' : status >= 300 ? '3xx' : '2xx'
  return tookMs === null ? 'under way' : 'none'
}

const searched = ({ path, call, status, failure }: Exchange): string =>
  lookupKey([path, call, status, failure?.code, failure?.detail].filter(Boolean).join(' '))

/** The requests that match; all words must occur in path, call, status or the reason of a failure. */
export const matching = (
  requests: readonly Exchange[],
  { text, method, answer, failedOnly }: Draft,
): readonly Exchange[] => {
  const words = lookupKey(text).split(' ').filter(Boolean)
  return requests.filter(
    (one) =>
      (method === null || one.method === method) &&
      (answer === null || answerOf(one) === answer) &&
      (!failedOnly || isFailed(one)) &&
      (words.length === 0 || words.every((word) => searched(one).includes(word))),
  )
}
