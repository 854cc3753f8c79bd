import type { PracticeOptions } from './options'

export type { PracticeOptions } from './options'

/** The queue of notifications. Its keys are those of an invented account. */
export interface QueueAddress {
  readonly region: string
  readonly endpoint: string
  readonly queueUrl: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What the program needs to reach a running practice service. The token and the CA are given to nobody else. */
export interface PracticeAddress {
  readonly apiUrl: string
  readonly controlUrl: string
  readonly controlToken: string
  readonly caPem: string
  readonly queue: QueueAddress
}

/** Methods of the practice process (`process.ts`), for the types of its caller. */
// A type and not an interface, because `Methods` requires an index signature.
export type PracticeMethods = {
  readonly start: (options: PracticeOptions) => Promise<PracticeAddress>
  readonly stop: (argument: null) => Promise<void>
}
