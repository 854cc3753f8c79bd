import fc from 'fast-check'
import { expect, test } from 'vitest'
import { homepageOf } from '../../../../renderer/features/lookup/homepage'

test('https and http addresses are told apart, with their host', () => {
  expect(homepageOf(' https://www.pge.com/login ')).toEqual({
    kind: 'https',
    url: 'https://www.pge.com/login',
    host: 'www.pge.com',
  })
  expect(homepageOf('HTTP://pge.com:8080/')).toEqual({
    kind: 'http',
    url: 'HTTP://pge.com:8080/',
    host: 'pge.com:8080',
  })
})

test('a missing homepage is none', () => {
  expect(homepageOf(null)).toEqual({ kind: 'none' })
  expect(homepageOf('  ')).toEqual({ kind: 'none' })
})

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ms-settings:privacy',
  'www.pge.com',
  '//pge.com',
  'https://pge.com@evil.example/',
  'https://',
])('%s is shown as text and never opened', (text) => {
  expect(homepageOf(text)).toEqual({ kind: 'refused', text })
})

test('whatever the text, what is opened is http or https, and the host shown is the one that is opened', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl({ withQueryParameters: true }),
        fc.string(),
        fc.webUrl().map((url) => `x${url}`),
      ),
      (text) => {
        const homepage = homepageOf(text)
        const opened = 'url' in homepage ? [homepage] : []
        for (const { kind, url, host } of opened) {
          expect(new URL(url).protocol).toBe(`${kind}:`)
          expect(new URL(url).host).toBe(host)
        }
        expect(['https', 'http', 'refused', 'none']).toContain(homepage.kind)
      },
    ),
  )
})
