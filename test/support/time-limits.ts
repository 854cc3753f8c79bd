/**
 * How long a test waits for a condition. The libraries give up after one second by the wall clock, and on a machine
 * that is busy with something else a view may need longer. A condition that holds is seen at once all the same.
 */
export const patienceMs = 60_000

/** When a test, or what is done before or after it, counts as hung. Longer than any one wait, which can say more. */
export const hungMs = 180_000
