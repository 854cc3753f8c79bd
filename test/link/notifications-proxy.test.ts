import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openQueue } from '../../electron/notifications/sqs'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { messageOf } from '../support/queue-messages'

let practice: PracticeForTests
let proxy: Server
let refusing = false
const tunnels: { url: string; authorization: string | undefined }[] = []

beforeAll(async () => {
  practice = await startPracticeForTests({ profiles: 10 })
  proxy = createServer().on('connect', (request, socket) => {
    const { url = '', headers } = request
    tunnels.push({ url, authorization: headers['proxy-authorization'] })
    socket.on('error', () => socket.destroy())
    if (refusing) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const [host = '', port = ''] = url.split(':')
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
})
afterAll(async () => {
  proxy.closeAllConnections()
  proxy.close()
  await practice.close()
})

const receive = async () => {
  const { port } = proxy.address() as AddressInfo
  const { queue } = practice.service
  const opened = openQueue({
    ...queue,
    caPem: practice.caPem,
    proxyFor: () => Promise.resolve(`http://me:p%40ss@127.0.0.1:${port}`),
  })
  const received = await opened.receive({ waitSeconds: 0, hideSeconds: 0 }, new AbortController().signal)
  opened.close()
  return received
}

it('reaches the queue by the connection’s proxy, with its login, over TLS that the proxy cannot read', async () => {
  practice.service.messages.send(messageOf())
  expect(await receive()).toMatchObject({ ok: true, value: [{ body: messageOf() }] })
  const { host } = new URL(practice.service.queue.endpoint)
  expect(tunnels).toEqual([
    { url: host, authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` },
  ])
})

it('says that the proxy refused', async () => {
  refusing = true
  expect(await receive()).toMatchObject({ ok: false, error: { code: 'proxy-refused', status: 407 } })
})
