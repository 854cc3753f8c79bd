import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** Whether LibreOffice is installed. `npm run test:long` sees to it where it may. */
export const hasOffice = spawnSync('soffice', ['--version']).status === 0

/**
 * Converts files of a folder there. It gets a profile of its own: a LibreOffice that is already open would take over the
 * files and answer nothing.
 */
export const convertInOffice = async (
  folder: string,
  options: readonly string[],
  names: readonly string[],
): Promise<void> => {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  await promisify(execFile)('soffice', [profile, '--headless', ...options, '--outdir', folder, ...names], {
    cwd: folder,
    maxBuffer: 16 * 1024 * 1024,
  })
}
