import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { resetConnection } from '../../../electron/practice/api/reset'

let server: ReturnType<typeof createServer>
let peer: Socket
let socket: Socket

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const connected = once(server, 'connection')
  socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  ;[peer] = (await connected) as [Socket]
})

afterEach(async () => {
  peer.destroy()
  server.close()
  await once(server, 'close')
})

it('resets a connection that is open', async () => {
  const reset = once(peer, 'error')
  peer.resume()
  resetConnection(socket)
  expect(await reset).toMatchObject([{ code: 'ECONNRESET' }])
})

it('closes a connection whose end is under way, so that nothing of it stays open', async () => {
  socket.end()
  resetConnection(socket)
  // Without this care an `error` comes in its place, and the handle stays.
  expect(await once(socket, 'close')).toEqual([false])
})
