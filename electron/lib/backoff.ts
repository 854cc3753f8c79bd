export interface Backoff {
  readonly firstMs: number
  /** It grows no further than this. */
  readonly longestMs?: number | undefined
  /** The factor by which each wait is longer than the one before; 2 by default. */
  readonly factor?: number | undefined
}

/** Milliseconds to wait before the next try, after `before` waits in a row. */
export const backoffMs = ({ firstMs, longestMs = Infinity, factor = 2 }: Backoff, before: number): number =>
  Math.min(longestMs, firstMs * factor ** before)
