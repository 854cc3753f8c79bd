import { isList, isObject, JsonNumber, jsonText, type Json, type JsonObject } from './json'

/** Readers of single values. Each accepts any input and returns null if nothing sensible can be read from it. */

type Any = Json | undefined

/**
 * The longest text of the API that the console keeps: an error of 20 MB would freeze the page. A cut text says so at
 * its end.
 */
export const longestText = 20_000

const bounded = (text: string): string => {
  if (text.length <= longestText) return text
  const mark = `… (cut: ${text.length} characters were sent)`
  return text.slice(0, longestText - mark.length) + mark
}

/** Bounded; half characters would break encoding, storage and display later on. */
const wellFormed = (text: string): string => bounded(text).replace(/\p{Surrogate}/gu, '\uFFFD')

/** Text or a number as text; null for blank, absent and anything else. */
export const readText = (value: Any): string | null => {
  if (value instanceof JsonNumber) return value.text
  if (typeof value !== 'string') return null
  const text = wellFormed(value).trim()
  return text === '' ? null : text
}

/** Like `readText`, but with its blanks: the server treats ` solar` and `solar` as two tags. */
const readName = (value: Any): string | null =>
  typeof value === 'string' && value.trim() !== '' ? wellFormed(value) : readText(value)

/** Whatever came, as text a person can read; null for null, blank and absent. */
export const readAnything = (value: Any): string | null => {
  if (value === undefined || value === null) return null
  return readText(value) ?? (typeof value === 'string' ? null : wellFormed(jsonText(value)))
}

/** A label is kept as typed: blanks matter when it is searched for. */
export const readLabel = (value: Any): string =>
  typeof value === 'string' ? wellFormed(value) : (readText(value) ?? '')

/** An exact integer, from a number or its text; null beyond 2^53. */
export const readInteger = (value: Any): number | null => {
  const text = readText(value)
  if (text === null || !/^[+-]?\d+(\.0+)?$/.test(text)) return null
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : null
}

/** An id of a profile or provider: a positive integer. */
export const readId = (value: Any): number | null => {
  const id = readInteger(value)
  return id !== null && id > 0 ? id : null
}

export const readNumber = (value: Any): number | null => {
  const text = readText(value)
  if (text === null || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['y', true],
  ['1', true],
  ['enabled', true],
  ['false', false],
  ['no', false],
  ['n', false],
  ['0', false],
  ['disabled', false],
])

/** True, false, or null where the API did not say. */
export const readFlag = (value: Any): boolean | null =>
  typeof value === 'boolean' ? value : (truths.get(readText(value)?.toLowerCase() ?? '') ?? null)

/** `12.5e1` as `125`: an exponent is only another way to write the same decimal. */
const expand = (text: string): string | null => {
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text)
  if (!parts) return null
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts
  const shift = Number(power)
  if (Math.abs(shift) > 40) return null
  const digits = `${'0'.repeat(40)}${whole}${fraction}${'0'.repeat(40)}`
  const point = 40 + whole.length + shift
  const tail = digits.slice(point).replace(/0+$/, '')
  return `${sign}${digits.slice(0, point).replace(/^0+(?=\d)/, '')}${tail === '' ? '' : `.${tail}`}`
}

/**
 * An amount as decimal text, digit for digit as sent. A currency sign and thousands commas are taken off; what is no
 * decimal at all is kept as it came, to be shown but never summed.
 */
export const readDecimal = (value: Any): string | null => {
  const text = readText(value)
  if (text === null) return null
  if (/^-?\d+(\.\d+)?$/.test(text)) return text
  const money = /^(-?)\$?\s?(-?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)$/.exec(text)
  if (money) return `${(money[1] ?? '') || (money[2] ?? '')}${(money[3] ?? '').replaceAll(',', '')}`
  return expand(text) ?? text
}

/** The first of these members that is there and not null. */
export const pick = (object: JsonObject, ...names: readonly string[]): Any =>
  names.map((name) => object.get(name)).find((value) => value !== undefined && value !== null)

/** A bare list, or the list under one of these names. */
export const unwrapList = (json: Json, ...names: readonly string[]): readonly Json[] | null => {
  if (isList(json)) return json
  if (!isObject(json)) return null
  return names.map((name) => json.get(name)).find(isList) ?? null
}

/**
 * Names in any of the shapes that "list of ..." leaves open: texts, objects with the name under one of `keys`, a map by
 * name, or one comma-separated text.
 */
export const readNames = (json: Json, keys: readonly string[]): readonly string[] | null => {
  if (json === null) return []
  if (typeof json === 'string') return json.split(',').flatMap((name) => readText(name) ?? [])
  if (isObject(json)) return [...json.keys()].map(bounded)
  if (!isList(json)) return null
  const names = json.map((item) => readName(isObject(item) ? pick(item, ...keys) : item))
  return [...new Set(names.filter((name) => name !== null))]
}

/**
 * A reply that is such a list, or has one under `wrapper`. Any other object says nothing about names: treating it as a
 * map would claim that a name is gone. An empty object stands for a list that the server left out.
 */
export const readNamesReply = (
  json: Json,
  wrapper: string,
  keys: readonly string[],
): readonly string[] | null => {
  if (!isObject(json)) return isList(json) ? readNames(json, keys) : null
  if (json.has(wrapper)) return readNames(json.get(wrapper) ?? null, keys)
  return json.size === 0 ? [] : null
}

/** A type of service. The document says electricity in one place and electric in another, and means the same. */
export const typeName = (type: string): string => (type === 'electric' ? 'electricity' : type)
