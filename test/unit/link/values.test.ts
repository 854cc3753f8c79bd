import { expect, it } from 'vitest'
import { parseJson } from '../../../electron/link/decode/json'
import {
  longestText,
  readAnything,
  readLabel,
  readNames,
  readText,
} from '../../../electron/link/decode/values'
import { failureOfStatus } from '../../../electron/link/reply-failure'

const huge = 'ä'.repeat(1_000_000)
const json = (text: string) => {
  const parsed = parseJson(text)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed.json
}

it('no text of the API is longer than 20,000 characters here, and what was cut says so', () => {
  const texts = [
    readText(huge),
    readLabel(huge),
    readAnything(json(JSON.stringify({ [huge]: [huge] }))),
    ...(readNames(json(JSON.stringify([huge])), []) ?? []),
    ...(readNames(json(JSON.stringify({ [huge]: 1 })), []) ?? []),
    failureOfStatus(500, json(JSON.stringify({ error: { message: huge } })), 0, '').apiText,
  ]
  expect(texts).toHaveLength(6)
  for (const text of texts) {
    expect(text?.length).toBeLessThanOrEqual(longestText)
    expect(text).toMatch(/… \(cut: [\d]{6,} characters were sent\)$/)
  }
})

it('what fits is as it came', () => {
  const text = 'x'.repeat(longestText)
  expect(readText(text)).toBe(text)
  expect(readAnything(json('{"a":1}'))).toBe('{"a":1}')
})
