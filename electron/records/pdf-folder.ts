import { lstat, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { nameKey, numberedName } from '../../shared/domain/pdf-names'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { removeOldPartials, writeFailure, writeWhole } from '../files/whole-file'
import { manifestBytes, readManifest, type ManifestRow } from './pdf-manifest'
import { manifestName, sha256Of, type PdfOwner, type PdfTarget, type SavedFile } from './pdf-target'

/** More files of one name than this are a mistake. */
const mostOfOneName = 1000
/** A list of PDFs is not larger. */
const mostManifestBytes = 16 * 1024 * 1024

/** Null if nothing of this name is there. */
const stateOf = async (path: string) => {
  try {
    return await lstat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Whether the file is there with this content. */
const isSame = async (path: string, { bytes, sha256 }: Omit<SavedFile, 'file'>): Promise<boolean> => {
  const state = await stateOf(path)
  return state?.isFile() === true && state.size === bytes && (await sha256Of(await readFile(path))) === sha256
}

/** The list of an earlier time, or a name for a new one: another connection's or a file of another kind is left alone. */
const manifestIn = async (folder: string, { profileId, connection }: PdfOwner) => {
  for (let number = 1; ; number += 1) {
    const path = join(folder, manifestName(profileId, number))
    const state = await stateOf(path)
    if (!state) return { path, before: [] }
    const before =
      state.isFile() && state.size <= mostManifestBytes
        ? readManifest(await readFile(path), connection)
        : null
    if (before) return { path, before }
  }
}

const savedOf = ({ file, bytes, sha256 }: ManifestRow): SavedFile | null =>
  file !== null && bytes !== null && sha256 !== null ? { file, bytes, sha256 } : null

/**
 * PDFs as files of a folder, with a list of them. What an earlier time has saved there is not saved again. No file that
 * is there is ever replaced, apart from the list.
 */
export const openPdfFolder = async (folder: string, owner: PdfOwner): Promise<Result<PdfTarget>> => {
  const name = basename(folder)
  const attempt = async <T>(work: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await work())
    } catch (error) {
      return writeFailure(error, name)
    }
  }
  const opened = await attempt(async () => {
    await removeOldPartials(folder)
    return manifestIn(folder, owner)
  })
  if (!opened.ok) return opened
  const { path: manifest, before } = opened.value
  const earlier = new Map(
    before.flatMap((row) => {
      const saved = savedOf(row)
      return row.billId !== null && saved ? [[row.billId, { row, saved }] as const] : []
    }),
  )
  /** Whose a name is. Names are taken before anything is awaited, so that no two bills get the same. */
  const owners = new Map([...earlier].map(([billId, { saved }]) => [nameKey(saved.file), billId]))

  /** What was not saved this time may lie there from an earlier one, whose file and hash stay in the list. */
  const withEarlier = (row: ManifestRow): ManifestRow => {
    const before = row.file === null && row.billId !== null ? earlier.get(row.billId)?.row : undefined
    return before ? { ...before, outcome: `saved earlier; now ${row.outcome}` } : row
  }
  const write = (rows: readonly ManifestRow[]): Promise<Result<void>> => {
    const now = new Set(rows.map(({ billId }) => billId))
    const others = [...earlier].filter(([billId]) => !now.has(billId)).map(([, { row }]) => row)
    return attempt(() =>
      writeWhole(manifest, manifestBytes([...rows.map(withEarlier), ...others], owner.connection)),
    )
  }

  /** Null if this name is somebody else's. */
  const putAs = async (file: string, content: Omit<SavedFile, 'file'>, bytes: Uint8Array) => {
    const path = join(folder, file)
    if (await isSame(path, content)) return { file, ...content }
    if (await stateOf(path)) return null
    await writeWhole(path, bytes)
    return { file, ...content }
  }

  return ok({
    name,
    isAllOrNothing: false,
    kept: (billId) =>
      attempt(async () => {
        const saved = earlier.get(billId)?.saved
        return saved && (await isSame(join(folder, saved.file), saved)) ? saved : null
      }),
    put: async (billId, wanted, bytes) => {
      const put = await attempt(async () => {
        const content = { bytes: bytes.length, sha256: await sha256Of(bytes) }
        for (let number = 1; number <= mostOfOneName; number += 1) {
          const file = numberedName(wanted, number)
          const takenBy = owners.get(nameKey(file)) ?? billId
          if (takenBy !== billId) continue
          owners.set(nameKey(file), billId)
          const saved = await putAs(file, content, bytes)
          if (saved) return saved
        }
        return null
      })
      if (!put.ok) return put
      return put.value ? ok(put.value) : fail('file-unwritable', { detail: 'too many files of one name' })
    },
    note: write,
    close: write,
  })
}
