import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { listenFor } from '../api/server'
import type { ServerIdentity } from '../authority'
import type { QueueAddress } from '../messages'
import { md5, type MessageQueue } from './messages'
import { refusalOf } from './signature'

/** One request that the queue answered, without its body and keys. */
export interface QueueRequest {
  readonly operation: string
  readonly status: number
  /** Number of messages handed out by "ReceiveMessage". */
  readonly messages: number
}

export interface QueueServer {
  readonly address: QueueAddress
  /** The latest 1,000, oldest first. */
  readonly requests: () => readonly QueueRequest[]
  readonly close: () => Promise<void>
}

type Fields = Readonly<Record<string, unknown>>

class Refusal extends Error {
  constructor(
    readonly type: string,
    readonly status = 400,
  ) {
    super(type)
  }
}

/** Interval at which a long poll checks for messages, in milliseconds. */
const lookMs = 25
const path = '/000000000000/link-notifications'

const integer = (fields: Fields, name: string, most: number, otherwise: number): number => {
  const value = fields[name] ?? otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) {
    throw new Refusal('com.amazonaws.sqs#InvalidParameterValue')
  }
  return value
}

const word = (fields: Fields, name: string): string => {
  const value = fields[name]
  if (typeof value !== 'string' || value === '') throw new Refusal('com.amazonaws.sqs#MissingParameter')
  return value
}

/**
 * The part of Amazon SQS that notifications need, in its AWS JSON 1.0 protocol: one queue, on loopback, with signed
 * requests.
 */
export const startQueueServer = async (
  queue: MessageQueue,
  identity: ServerIdentity,
): Promise<QueueServer> => {
  const keys = {
    accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  }
  let requests: QueueRequest[] = []

  const receive = async (fields: Fields, gone: () => boolean): Promise<Fields> => {
    const most = integer(fields, 'MaxNumberOfMessages', 10, 1)
    const visibility = integer(fields, 'VisibilityTimeout', 43_200, 30)
    const until = Date.now() + integer(fields, 'WaitTimeSeconds', 20, 0) * 1000
    for (;;) {
      // A receiver that has left must not take a message with it.
      const messages = gone() ? [] : queue.receive(most, visibility)
      if (messages.length > 0 || Date.now() >= until || gone()) return { Messages: messages }
      await wait(lookMs)
    }
  }

  const operations: Readonly<
    Record<string, (fields: Fields, gone: () => boolean) => Fields | Promise<Fields>>
  > = {
    ReceiveMessage: receive,
    DeleteMessage: (fields) => {
      queue.remove(word(fields, 'ReceiptHandle'))
      return {}
    },
    SendMessage: (fields) => {
      const body = word(fields, 'MessageBody')
      return { MessageId: queue.send(body), MD5OfMessageBody: md5(body) }
    },
  }

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    operation: string,
  ): Promise<Fields> => {
    const body = await text(request)
    const { method = '', url: target = '', headers } = request
    const refused = refusalOf({ method, target, headers, body }, keys)
    if (refused) throw new Refusal(`com.amazon.coral.service#${refused}`, 403)
    const run = operations[operation]
    if (!run) throw new Refusal('com.amazonaws.sqs#UnsupportedOperation')
    const fields = JSON.parse(body) as Fields
    const url = word(fields, 'QueueUrl')
    if (!URL.canParse(url) || new URL(url).pathname !== path) {
      throw new Refusal('com.amazonaws.sqs#QueueDoesNotExist')
    }
    return run(fields, () => response.destroyed)
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const operation = String(request.headers['x-amz-target']).replace(/^AmazonSQS\./, '')
    const say = (status: number, value: Fields): void => {
      const messages = Array.isArray(value['Messages']) ? value['Messages'].length : 0
      requests = [...requests, { operation, status, messages }].slice(-1000)
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(value))
    }
    try {
      say(200, await answer(request, response, operation))
    } catch (error) {
      const { type, status } =
        error instanceof Refusal ? error : { type: 'com.amazonaws.sqs#InvalidParameterValue', status: 400 }
      say(status, { __type: type, message: 'Refused by the practice queue' })
    }
  }

  const { url, close } = await listenFor(handle, identity, 0)
  return {
    address: { region: 'us-east-1', endpoint: url, queueUrl: new URL(path, url).href, ...keys },
    requests: () => requests,
    close,
  }
}
