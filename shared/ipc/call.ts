import type { z } from 'zod'

/**
 * Per channel the schema that a request must fit, and the type of its reply. The page is not trusted, so requests are
 * parsed at run time; replies come from our own main process and are checked by the compiler alone.
 */
export const call =
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it carries the reply's type alone
  <Reply>() =>
    <Request extends z.ZodType>(request: Request) => ({ request, reply: undefined as unknown as Reply })
