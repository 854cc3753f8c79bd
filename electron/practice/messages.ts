import type { PracticeOptions } from './options'

export type { PracticeOptions } from './options'

/** What the program needs to reach a running practice service; the token and the CA go nowhere else. */
export interface PracticeAddress {
  readonly apiUrl: string
  readonly controlUrl: string
  readonly controlToken: string
  readonly caPem: string
}

/** Methods of the practice process (`process.ts`), for the caller's type. */
// A type, not an interface: `Methods` wants an index signature.
export type PracticeMethods = {
  readonly start: (options: PracticeOptions) => Promise<PracticeAddress>
  readonly stop: (argument: null) => Promise<void>
}
