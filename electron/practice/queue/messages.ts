import { createHash, randomUUID } from 'node:crypto'

/** A message as "ReceiveMessage" returns it. */
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
  /** Unix milliseconds. Until then the message is hidden from receivers. */
  visibleAt: number
  receipt: string
}

/** A standard queue in memory: it delivers at least once, in no guaranteed order. */
export interface MessageQueue {
  /** Returns the message's id. */
  readonly send: (body: string) => string
  /** Messages that were received least often come first, so that known messages do not hide unread ones. */
  readonly receive: (most: number, visibilitySeconds: number) => readonly ReceivedMessage[]
  /**
   * Removes a message by the receipt of its latest delivery. As with the real queue, an older receipt removes nothing.
   */
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
