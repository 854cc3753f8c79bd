import { fail, type Failure, type FailureCode } from '../../shared/errors/failure'

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const codes: Readonly<Record<number, FailureCode>> = {
  1: 'store-damaged', // ERROR: our statements are fixed, so that it is the schema that is not ours
  3: 'store-read-only', // PERM
  5: 'store-unavailable', // BUSY: another console has it open
  6: 'store-unavailable', // LOCKED
  8: 'store-read-only', // READONLY
  10: 'store-unavailable', // IOERR
  11: 'store-damaged', // CORRUPT
  13: 'store-full', // FULL
  14: 'store-read-only', // CANTOPEN
  26: 'store-damaged', // NOTADB
}

const fileCodes: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
  EROFS: 'store-read-only',
  EACCES: 'store-read-only',
  EPERM: 'store-read-only',
  ENOENT: 'store-read-only',
  ENOTDIR: 'store-read-only',
}

/**
 * Maps an error of SQLite or the file system to our failures. The detail is only a code, since messages may contain a
 * path.
 */
export const storeFailure = (error: unknown): { readonly ok: false; readonly error: Failure } => {
  const { errcode, sqliteCodeName, code } = error as {
    errcode?: unknown
    sqliteCodeName?: unknown
    code?: unknown
  }
  if (typeof errcode === 'number') {
    return fail(codes[errcode & 0xff] ?? 'internal', {
      detail: typeof sqliteCodeName === 'string' ? sqliteCodeName : `SQLite ${errcode}`,
    })
  }
  if (typeof code === 'string') return fail(fileCodes[code] ?? 'store-unavailable', { detail: code })
  return fail('internal', { detail: 'store' })
}
