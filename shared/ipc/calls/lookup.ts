import { z } from 'zod'
import type { FoundProviders, Provider, ZipInfo } from '../../domain/lookup'
import { call } from '../call'
import { id, text } from '../fields'

export const lookupCalls = {
  'lookup:zip': call<ZipInfo>()(z.strictObject({ zipcode: text(20).min(1) })),
  'lookup:providers': call<FoundProviders>()(
    z.strictObject({
      zipcode: text(20).optional(),
      name: text(200).optional(),
      type: text(50).optional(),
    }),
  ),
  'lookup:provider': call<Provider>()(z.strictObject({ id })),
}
