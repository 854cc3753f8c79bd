import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { fail, ok, type Failure, type FailureCode, type Result } from '../../shared/errors/failure'
import { failureOfHandshake } from '../link/failure'
import { ConnectError } from '../link/transport/connect-error'
import { agentFor } from './strict-agent'
import type { OpenQueue } from './queue'

/** The only home of Amazon's SDK; loaded when a queue is first opened. */

const connectMs = 10_000
/** Longer than the longest poll. */
const replyMs = 30_000

const refusals: readonly (readonly [RegExp, FailureCode])[] = [
  [/QueueDoesNotExist|NonExistentQueue|InvalidAddress/, 'queue-not-found'],
  [
    /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|InvalidSecurity|MissingAuthenticationToken|IncompleteSignature|InvalidAccessKeyId|ExpiredToken/,
    'queue-keys-refused',
  ],
  [/AccessDenied|KmsAccessDenied/, 'queue-forbidden'],
]

interface Thrown {
  readonly name?: string
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** Failures that say the same of the queue as of the API. */
const shared = new Set<FailureCode>([
  'proxy-refused',
  'proxy-unreachable',
  'proxy-untrusted',
  'server-certificate-expired',
  'server-certificate-wrong-host',
  'server-certificate-untrusted',
])

/** Decided by name and code alone: the SDK's texts can contain parts of a signature. */
const failureOf = (error: unknown): Failure => {
  const { name = '', code = '', $metadata } = error as Thrown
  if (name === 'AbortError') return fail('cancelled').error
  const status = $metadata?.httpStatusCode
  const refusal = refusals.find(([pattern]) => pattern.test(name))
  if (refusal) return fail(refusal[1], { status, detail: name }).error
  if (status !== undefined) return fail('queue-error', { status, detail: name }).error
  const handshake = error instanceof ConnectError ? error.failure : failureOfHandshake(error, false, false)
  return shared.has(handshake.code)
    ? handshake
    : fail('queue-unreachable', { detail: code || handshake.detail || handshake.code }).error
}

export const openQueue: OpenQueue = ({ region, queueUrl, endpoint, caPem, proxyFor, ...credentials }) => {
  const httpsAgent = agentFor(caPem, proxyFor)
  // Every option is given here, so that nothing is taken from the files or the environment of the AWS tools.
  const client = new SQSClient({
    region,
    credentials,
    ...(endpoint !== null && { endpoint }),
    maxAttempts: 1,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    requestHandler: {
      httpsAgent,
      connectionTimeout: connectMs,
      requestTimeout: replyMs,
      throwOnRequestTimeout: true,
    },
  })

  const attempt = async <T>(work: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await work())
    } catch (error) {
      return { ok: false, error: failureOf(error) }
    }
  }

  return {
    receive: ({ waitSeconds, hideSeconds }, abortSignal) =>
      attempt(async () => {
        const command = new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: waitSeconds,
          VisibilityTimeout: hideSeconds,
        })
        const { Messages = [] } = await client.send(command, { abortSignal })
        return Messages.map(({ MessageId = '', ReceiptHandle = '', Body = '' }) => ({
          id: MessageId,
          receipt: ReceiptHandle,
          body: Body,
        }))
      }),
    remove: (receipt, abortSignal) =>
      attempt(async () => {
        const command = new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receipt })
        await client.send(command, { abortSignal })
      }),
    close: () => {
      client.destroy()
      httpsAgent.destroy()
    },
  }
}
