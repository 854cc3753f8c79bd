import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { doubtful, type Answer } from './api'
import type { Json } from './decode/json'

/** What a reader makes of an answer; `bad-reply` where it can make nothing of it. */
export const decoded = <T>(answer: Result<Answer>, reader: (json: Json) => T | null): Result<T> => {
  if (!answer.ok) return answer
  const value = reader(answer.value.json)
  return value === null ? fail('bad-reply', { detail: 'unexpected shape' }) : ok(value)
}

/** As `decoded`, of a write: it has happened, but what it made cannot be told. */
export const decodedWrite = <T>(answer: Result<Answer>, reader: (json: Json) => T | null): Result<T> => {
  const result = decoded(answer, reader)
  return !result.ok && result.error.code === 'bad-reply' ? doubtful(result.error) : result
}

/** Any success will do: the document leaves 200 or 201, and the body, open. */
export const done = (answer: Result<Answer>): Result<void> => (answer.ok ? ok(undefined) : answer)

/** Some refusals only say that there is nothing: they are told apart by status and text. */
export const orWhenAbsent = <T>(
  result: Result<T>,
  instead: T,
  absent: (failure: Failure) => boolean,
): Result<T> => (!result.ok && absent(result.error) ? ok(instead) : result)

/** Whether a refusal's text matches. */
export const says = ({ apiText = '' }: Failure, pattern: RegExp): boolean => pattern.test(apiText)
