import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { doubtful } from './api'
import type { Answer } from './reply-reader'
import type { Json } from './decode/json'
import { unwrapList } from './decode/values'

/** The value that `read` decodes from an answer; `bad-reply` if it cannot. A reader of long lists works in slices. */
export const decoded = async <T>(
  answer: Result<Answer>,
  reader: (json: Json) => T | null | Promise<T | null>,
): Promise<Result<T>> => {
  if (!answer.ok) return answer
  const value = await reader(answer.value.json)
  return value === null ? fail('bad-reply', { detail: 'unexpected shape' }) : ok(value)
}

/** Bills or interval months of one profile. Thirty years of a customer with twenty meters have fewer. */
const maxRecords = 10_000

/** An answer whose list, bare or under one of these names, is one that a person could look through. */
export const boundedList = (answer: Result<Answer>, ...names: readonly string[]): Result<Answer> => {
  const count = answer.ok ? (unwrapList(answer.value.json, ...names)?.length ?? 0) : 0
  return count > maxRecords ? fail('too-large', { detail: `more than ${maxRecords} records` }) : answer
}

/** Like `decoded`, for a write: it was carried out even if its reply cannot be decoded. */
export const decodedWrite = async <T>(
  answer: Result<Answer>,
  reader: (json: Json) => T | null,
): Promise<Result<T>> => {
  const result = await decoded(answer, reader)
  return !result.ok && result.error.code === 'bad-reply' ? doubtful(result.error) : result
}

/** Any success counts: the document specifies neither 200 or 201 nor the body. */
export const done = (answer: Result<Answer>): Result<void> => (answer.ok ? ok(undefined) : answer)

/** Turns a refusal that only means "there is none" into an empty value. Status and text tell them apart. */
export const orWhenAbsent = <T>(
  result: Result<T>,
  instead: T,
  absent: (failure: Failure) => boolean,
): Result<T> => (!result.ok && absent(result.error) ? ok(instead) : result)

/** Whether a refusal's text matches. */
export const says = ({ apiText = '' }: Failure, pattern: RegExp): boolean => pattern.test(apiText)
