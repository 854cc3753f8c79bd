import fc from 'fast-check'
import { expect, it } from 'vitest'
import { curlOf } from '../../../../renderer/features/traffic/requests/curl'
import { exchange } from './samples'

const server = { baseUrl: 'https://api.example/', ownAuthorities: false }

it('a read is one line with placeholders for certificate and key', () => {
  expect(curlOf(exchange(16), server)).toBe(
    'curl "https://api.example/link/4.0/profiles/516/" -H "Accept: application/json" --cert client.pem --key client-key.pem',
  )
})

it('what was sent is a file’s name, and a server with its own authorities has one as well', () => {
  const request = exchange(1, { method: 'POST', path: '/link/4.0/profiles/', hasBody: true })
  expect(curlOf(request, { baseUrl: 'https://localhost:8443/', ownAuthorities: true })).toBe(
    'curl -X POST "https://localhost:8443/link/4.0/profiles/" -H "Accept: application/json" -H "Content-Type: application/json" --data "@body.json" --cacert server-ca.pem --cert client.pem --key client-key.pem',
  )
})

it('a name in braces is not expanded', () => {
  expect(curlOf(exchange(1, { path: '/link/4.0/profiles/?label={label}' }), server)).toMatch(
    /^curl --globoff "https:\/\/api\.example\/link\/4\.0\/profiles\/\?label=\{label\}" /,
  )
})

it('nothing in a path ends the quotes or means anything to a shell', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const command = curlOf(
        exchange(1, { path: `/link/4.0/${text.replace(/\p{Surrogate}/gu, '')}` }),
        server,
      )
      expect(command.split('"')).toHaveLength(5)
      expect(command).not.toMatch(/[$`\\!;|<>\n\r']/)
    }),
  )
})
