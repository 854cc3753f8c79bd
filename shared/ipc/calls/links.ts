import { z } from 'zod'
import type { DeepLink } from '../../domain/deep-link'
import { call } from '../call'
import { nothing } from '../fields'

export const linksCalls = {
  /** Links that were opened and wait for the page to follow them. */
  'links:pending': call<readonly DeepLink[]>()(nothing),
  'links:done': call<null>()(z.strictObject({ id: z.uuid() })),
}

export interface LinksEvents {
  'links:opened': DeepLink
}
