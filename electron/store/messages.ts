import type { Failure, Result } from '../../shared/errors/failure'
import type { CachedFileKind } from './kinds'
import type { Damage, FileKey, StoreCall } from './store'

/** What crosses between main and the store's process. */

export interface StoreLocation {
  readonly file: string
  readonly filesFolder: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** `damage` lists the rows that a list had to leave out because they do not open. */
export interface ReadReply {
  readonly result: Result<unknown>
  readonly damage: readonly Damage[]
}

export interface Opened {
  readonly readOnly: Failure | null
  /** The file's name, where the database was copied before it was brought to a newer form. */
  readonly copy: string | null
}

// A type, not an interface: only a type alias has the index signature that `callerOf` asks for.
export type StoreMethods = {
  open: (location: StoreLocation) => Promise<Result<Opened>>
  /** One transaction and one commit for all; the answers in the order of the calls. */
  write: (calls: readonly StoreCall[]) => Promise<readonly Result<unknown>[]>
  read: (call: StoreCall) => ReadReply
  putFile: (file: {
    readonly kind: CachedFileKind
    readonly key: FileKey
    readonly bytes: Uint8Array
  }) => Promise<Result<void>>
  getFile: (file: { readonly kind: CachedFileKind; readonly key: FileKey }) => Promise<ReadReply>
  close: (all: null) => void
}
