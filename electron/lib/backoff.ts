export interface Backoff {
  readonly firstMs: number
  /** It grows no further than this. */
  readonly longestMs?: number | undefined
  /** By what each wait is longer than the one before it; 2 where nothing is said. */
  readonly factor?: number | undefined
}

/** Milliseconds to wait before the next try, where so many waits came before it in a row. */
export const backoffMs = ({ firstMs, longestMs = Infinity, factor = 2 }: Backoff, before: number): number =>
  Math.min(longestMs, firstMs * factor ** before)
