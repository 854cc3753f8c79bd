import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { doubtful } from './api'
import type { Answer } from './reply-reader'
import type { Json } from './decode/json'
import { unwrapList } from './decode/values'

/** What a reader makes of an answer; `bad-reply` where it can make nothing of it. One of a long list reads it in slices. */
export const decoded = async <T>(
  answer: Result<Answer>,
  reader: (json: Json) => T | null | Promise<T | null>,
): Promise<Result<T>> => {
  if (!answer.ok) return answer
  const value = await reader(answer.value.json)
  return value === null ? fail('bad-reply', { detail: 'unexpected shape' }) : ok(value)
}

/** Bills or interval months of one profile: thirty years of a customer with twenty meters are fewer. */
const maxRecords = 10_000

/** An answer whose list, bare or under one of these names, is one that a person could look through. */
export const boundedList = (answer: Result<Answer>, ...names: readonly string[]): Result<Answer> => {
  const count = answer.ok ? (unwrapList(answer.value.json, ...names)?.length ?? 0) : 0
  return count > maxRecords ? fail('too-large', { detail: `more than ${maxRecords} records` }) : answer
}

/** As `decoded`, of a write: it has happened, but what it made cannot be told. */
export const decodedWrite = async <T>(
  answer: Result<Answer>,
  reader: (json: Json) => T | null,
): Promise<Result<T>> => {
  const result = await decoded(answer, reader)
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
