import { expect, it } from 'vitest'
import { nameOf, routesOf } from '../../../electron/link/transport/routes'

it.each([
  [undefined, ['straight']],
  [' ; ', ['straight']],
  ['PROXY a:3128; DIRECT', ['http a:3128', 'straight']],
  ['proxy a:3128 ;SOCKS5 b', ['http a:3128', 'socks5 b:1080']],
  ['PROXY http://a:3128', ['http a:3128']],
  ['PROXY a:3128/', ['http a:3128']],
  ['PROXY a:3128, PROXY b:3128', ['http a:3128', 'http b:3128']],
  ['PROXY a:3128\nDIRECT', ['http a:3128', 'straight']],
  ['a:8080', ['http a:8080']],
  ['http://a:8080', ['http a:8080']],
  ['HTTPS a; PROXY [::1]:1', ['https a:443', 'http [::1]:1']],
  ['QUIC a:443; PROXY b:3', ['quic a:443', 'http b:3']],
  ['PROXY a:99999; PROXY b:3', ['http b:3']],
  ['PROXY user:secret@a:1', ['http a:1']],
])('the answer %j is the ways %j', (answer, ways) => {
  const named = routesOf(answer).map((route) =>
    route === null ? 'straight' : `${route.protocol.slice(0, -1)} ${nameOf(route)}`,
  )
  expect(named).toEqual(ways)
})
