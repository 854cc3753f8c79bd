import type { BulkOperation } from '../../shared/domain/bulk'

const providers = [3150, 3149] as const
const zipcodes = ['02139', '10001', '11201'] as const

/** One of the service's providers and ZIP codes, a different one each time. */
export const providerOf = (n: number): number => providers[n % 2] ?? providers[0]
export const zipcodeOf = (n: number): string => zipcodes[n % 3] ?? zipcodes[0]

/** Whether reading cannot settle the operation: a start, and a ZIP code, which the API does not return. */
export const mayStayInDoubt = (operation: BulkOperation): boolean =>
  operation.kind === 'job-start' || (operation.kind === 'change' && operation.zipcode !== undefined)
