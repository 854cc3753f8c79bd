import { parse } from 'lossless-json'
import { limits, tooDeep, unreadable } from './limits'

/** A JSON document whose numbers are kept as the text in the file, and so are exact however many digits they have. */
export type Json = string | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** A single value as a table's cell; '' for no value, and for a list or an object. */
export const cellOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'boolean' ? String(value) : ''

/** Whether a value contains a number at any depth. */
export const holdsNumbers = (value: Json): boolean => {
  if (typeof value === 'string') return /^[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?$/.test(value)
  if (isList(value)) return value.some(holdsNumbers)
  return isObject(value) && Object.values(value).some(holdsNumbers)
}

/** Counts nested brackets and values without parsing, so that a hostile file is refused before it costs anything. */
const checkSize = (text: string): void => {
  let depth = 0
  let values = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at++
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x2c) {
      if (++values > limits.values) throw unreadable(`it has more than ${limits.values} values`)
    } else if (code === 0x7b || code === 0x5b) {
      depth++
      if (depth > limits.depth) throw tooDeep()
    } else if (code === 0x7d || code === 0x5d) depth--
  }
}

const parsed = (text: string): Json => parse(text, undefined, (number) => number) as Json

/** Reads one document, or one document on each line (JSON Lines). */
export const readDocument = (text: string): Json => {
  checkSize(text)
  try {
    return parsed(text)
  } catch {
    const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
    try {
      if (lines.length > 1) return lines.map(parsed)
    } catch {
      // Neither one document nor one on each line: the file is damaged.
    }
    throw unreadable('it is JSON that breaks off or is damaged')
  }
}
