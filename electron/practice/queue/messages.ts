import { createHash, randomUUID } from 'node:crypto'

/** A message as "ReceiveMessage" gives it. */
export interface ReceivedMessage {
  readonly MessageId: string
  readonly ReceiptHandle: string
  readonly MD5OfBody: string
  readonly Body: string
}

interface Waiting {
  readonly id: string
  readonly body: string
  receives: number
  /** Milliseconds; hidden from receivers until then. */
  visibleAt: number
  receipt: string
}

/** A standard queue in memory: at least once, in no promised order. */
export interface MessageQueue {
  /** Gives the message's id. */
  readonly send: (body: string) => string
  /** Those that were received least come first: what lies there unread is not hidden behind what is known. */
  readonly receive: (most: number, visibilitySeconds: number) => readonly ReceivedMessage[]
  /** By the receipt of its latest receiving; an older one removes nothing, as with the real queue. */
  readonly remove: (receipt: string) => void
  readonly bodies: () => readonly string[]
  readonly clear: () => void
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

export const createMessageQueue = (now: () => number = Date.now): MessageQueue => {
  let waiting: Waiting[] = []
  return {
    send: (body) => {
      const id = randomUUID()
      waiting.push({ id, body, receives: 0, visibleAt: 0, receipt: '' })
      return id
    },
    receive: (most, visibilitySeconds) =>
      waiting
        .filter(({ visibleAt }) => visibleAt <= now())
        .toSorted((a, b) => a.receives - b.receives)
        .slice(0, most)
        .map((message) => {
          message.receives += 1
          message.visibleAt = now() + visibilitySeconds * 1000
          message.receipt = randomUUID()
          const { id, receipt, body } = message
          return { MessageId: id, ReceiptHandle: receipt, MD5OfBody: md5(body), Body: body }
        }),
    remove: (receipt) => {
      waiting = waiting.filter((message) => message.receipt !== receipt)
    },
    bodies: () => waiting.map(({ body }) => body),
    clear: () => {
      waiting = []
    },
  }
}
