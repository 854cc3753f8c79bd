import type { KeptFiles } from '../../shared/domain/kept-files'
import type { Failure, Result } from '../../shared/errors/failure'
import type { CachedFileKind } from './kinds'
import type { Damage, FileKey, StoreCall } from './store'

/** The messages between main and the store's process. */

export interface StoreLocation {
  readonly file: string
  readonly filesFolder: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** `damage`: rows that were left out because they could not be opened. */
export interface ReadReply {
  readonly result: Result<unknown>
  readonly damage: readonly Damage[]
}

export interface Opened {
  readonly readOnly: Failure | null
  /** The name of the copy, if the database was copied before a migration. */
  readonly copy: string | null
}

// A type, not an interface: only a type alias has the index signature that `callerOf` asks for.
export type StoreMethods = {
  open: (location: StoreLocation) => Promise<Result<Opened>>
  /** Carries out all in one transaction and commit; the answers are in the order of the calls. */
  write: (calls: readonly StoreCall[]) => Promise<readonly Result<unknown>[]>
  read: (call: StoreCall) => ReadReply
  putFile: (file: {
    readonly kind: CachedFileKind
    readonly key: FileKey
    readonly bytes: Uint8Array
  }) => Promise<Result<void>>
  getFile: (file: { readonly kind: CachedFileKind; readonly key: FileKey }) => Promise<ReadReply>
  fileSizes: (all: null) => Promise<Result<KeptFiles>>
  forgetFiles: (kind: CachedFileKind) => Promise<Result<void>>
  close: (all: null) => void
}
