import type { PracticeOptions } from './options'

export type { PracticeOptions } from './options'

/** The queue that notifications come by; its keys are those of an invented account. */
export interface QueueAddress {
  readonly region: string
  readonly endpoint: string
  readonly queueUrl: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What the program needs to reach a running practice service; the token and the CA go nowhere else. */
export interface PracticeAddress {
  readonly apiUrl: string
  readonly controlUrl: string
  readonly controlToken: string
  readonly caPem: string
  readonly queue: QueueAddress
}

/** Methods of the practice process (`process.ts`), for the caller's type. */
// A type, not an interface: `Methods` wants an index signature.
export type PracticeMethods = {
  readonly start: (options: PracticeOptions) => Promise<PracticeAddress>
  readonly stop: (argument: null) => Promise<void>
}
