import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from 'playwright/test'
import type { PracticeForTests } from '../support/practice'
import { panelOf } from './own-practice'

export const inUse = (page: Page) => page.getByText('In use', { exact: true })
export const listed = (page: Page) =>
  panelOf(page).getByRole('list', { name: 'To import' }).getByRole('listitem')
export const importThem = (page: Page): Promise<void> =>
  panelOf(page).getByRole('button', { name: 'Import', exact: true }).click()

/** A test cannot click in the system's dialog, so it answers with these files. */
export const clickChoose = async (
  app: ElectronApplication,
  page: Page,
  paths: readonly string[],
): Promise<void> => {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
  }, paths)
  await panelOf(page).getByRole('button', { name: 'Choose files…' }).click()
}

export const chooseFiles = async (
  app: ElectronApplication,
  page: Page,
  paths: readonly string[],
): Promise<void> => {
  await clickChoose(app, page, paths)
  await expect(listed(page)).toHaveCount(paths.length)
}

export const inFiles = (
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): readonly string[] =>
  Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  })

export const openssl = (input: string, ...args: readonly string[]): Buffer =>
  execFileSync('openssl', [...args], { input, stdio: ['pipe', 'pipe', 'ignore'] })

/** A PKCS#12 file with the service's certificate and key. openssl reads both only from files. */
export const pkcs12Of = (
  { certificatePem, keyPem, folder }: PracticeForTests,
  passphrase: string,
): Buffer => {
  const [both = ''] = inFiles(folder, { 'both.pem': certificatePem + keyPem })
  return openssl('', 'pkcs12', '-export', '-in', both, '-passout', `pass:${passphrase}`)
}
