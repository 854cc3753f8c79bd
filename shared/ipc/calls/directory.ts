import { z } from 'zod'
import type { DirectoryState } from '../../domain/directory'
import { call } from '../call'
import { nothing } from '../fields'

export const directoryCalls = {
  'directory:state': call<DirectoryState>()(nothing),
  'directory:pause': call<DirectoryState>()(z.strictObject({ paused: z.boolean() })),
  /** Lists all ids again and reads what is old. */
  'directory:refresh': call<DirectoryState>()(nothing),
}

export interface DirectoryEvents {
  /** At most ten a second; `searchable` where a search may now find other rows or another order. */
  'directory:changed': { readonly state: DirectoryState; readonly searchable: boolean }
}
