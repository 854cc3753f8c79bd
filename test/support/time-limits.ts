/**
 * How long a test waits for a condition. The libraries give up after one second by the wall clock, but on a busy
 * machine a view may need longer. A condition that holds is still seen at once.
 */
export const patienceMs = 60_000

/** When a test, or its setup or teardown, counts as hung. Longer than any single wait, whose error says more. */
export const hungMs = 180_000
