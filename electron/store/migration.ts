import type { DatabaseSyncInstance } from '@photostructure/sqlite'

/** For a step that moves sealed payloads, which SQL cannot open. */
export interface MigrationTools {
  readonly connection: DatabaseSyncInstance
  readonly seal: (table: string, id: string, payload: unknown) => Uint8Array
  /** Null where it does not open. */
  readonly unseal: (table: string, id: string, sealed: Uint8Array) => unknown
}

export type Migration = string | ((tools: MigrationTools) => void)
