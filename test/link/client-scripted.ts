import { onTestFinished } from 'vitest'
import type { LinkClient } from '../../electron/link/link-client'
import { clientFor, startScripted, type Scripted, type SeenRequest } from './client-servers'

/** Closes these in this order once the test has ended. */
export const closeLater = (...things: readonly { readonly close: () => Promise<void> }[]): void => {
  onTestFinished(async () => {
    for (const thing of things) await thing.close()
  })
}

/** A client, and a server that answers as the test says. Both are closed after the test. */
export const against = async (
  answer: (request: SeenRequest) => Scripted | Promise<Scripted>,
): Promise<{ readonly client: LinkClient; readonly seen: readonly SeenRequest[] }> => {
  const server = await startScripted(answer)
  const client = clientFor(server)
  closeLater(client, server)
  return { client, seen: server.seen }
}

/** The same with a server that always sends this reply. */
export const replying = (body: unknown, status = 200) => against(() => ({ status, body }))
