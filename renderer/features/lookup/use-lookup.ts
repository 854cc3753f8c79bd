import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { Provider, ZipInfo } from '../../../shared/domain/lookup'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** A ZIP code, a name, or both; empty if not given. */
export interface Search {
  readonly zipcode: string
  readonly name: string
  /** Empty for any type. */
  readonly type: string
}

/** The form in which a search is stored: null before anything was looked up. */
export const searchSchema: z.ZodType<Search | null> = z
  .object({ zipcode: z.string(), name: z.string(), type: z.string() })
  .nullable()

/** The place of the ZIP code, if it was asked for and is known. */
export type ZipAnswer =
  | { readonly state: 'not-asked' | 'reading' | 'unknown' }
  | { readonly state: 'known'; readonly zip: ZipInfo }
  | { readonly state: 'failed'; readonly error: unknown }

export interface Lookup {
  readonly zip: ZipAnswer
  /** Undefined while they are being read, and if that failed. */
  readonly providers: readonly Provider[] | undefined
  /** How many further providers the API returned in a form that could not be read. */
  readonly unread: number
  readonly error: unknown
  readonly retry: () => void
}

const isNotFound = (error: unknown): boolean => failureOf(error).code === 'not-found'

const nothing: Search = { zipcode: '', name: '', type: '' }

/**
 * "Query ZIP Information" and "Find utility provider" of the API document, requested together. Null requests nothing.
 */
export const useLookup = (search: Search | null): Lookup => {
  const { zipcode, name, type } = search ?? nothing
  const zip = useQuery({
    queryKey: keys.zip(zipcode),
    queryFn: ({ signal }) => call('lookup:zip', { zipcode }, signal),
    enabled: zipcode !== '',
  })
  const query = { ...(zipcode && { zipcode }), ...(name && { name }), ...(type && { type }) }
  const providers = useQuery({
    queryKey: keys.providers(query),
    queryFn: ({ signal }) => call('lookup:providers', query, signal),
    enabled: search !== null,
  })

  const zipAnswer = (): ZipAnswer => {
    if (zipcode === '') return { state: 'not-asked' }
    if (zip.data) return { state: 'known', zip: zip.data }
    if (zip.error === null) return { state: 'reading' }
    return isNotFound(zip.error) ? { state: 'unknown' } : { state: 'failed', error: zip.error }
  }
  const nobodyThere = providers.error !== null && isNotFound(providers.error)
  return {
    zip: zipAnswer(),
    providers: nobodyThere ? [] : providers.data?.providers,
    unread: providers.data?.unread ?? 0,
    error: nobodyThere ? null : providers.error,
    retry: () => {
      if (zip.isError) void zip.refetch()
      void providers.refetch()
    },
  }
}
