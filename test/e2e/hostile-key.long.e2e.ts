import { existsSync } from 'node:fs'
import { fromBER, Integer } from 'asn1js'
import type { ElectronApplication } from 'playwright/test'
import { clickChoose, inFiles, listed, pkcs12Of } from './import-steps'
import { addConnection, expect, panelOf, papersOf, test } from './own-practice'

/** The same file, but with a hundred million rounds of its key derivation. */
const withRounds = (file: Buffer): Buffer => {
  const root = fromBER(file).result
  const parts = (element: unknown) => (element as { valueBlock: { value: unknown[] } }).valueBlock.value
  parts(parts(root)[2])[2] = new Integer({ value: 100_000_000 })
  return Buffer.from(root.toBER())
}

/** The processes that read keys, by the name under which the program starts them. */
const keyReaders = (app: ElectronApplication): Promise<readonly number[]> =>
  app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .filter(({ name, serviceName }) => [name, serviceName].includes('Link Console key reader'))
      .map(({ pid }) => pid),
  )

test('a file that asks for a hundred million rounds is stopped, and the window stays alive', async ({
  running: { app, page },
  practice,
}) => {
  const hostile = withRounds(pkcs12Of(practice, 'open sesame'))
  await addConnection(page, papersOf(practice))
  await clickChoose(app, page, inFiles(practice.folder, { 'hostile.p12': hostile }))
  await expect.poll(() => keyReaders(app)).toHaveLength(1)
  const [pid] = await keyReaders(app)
  await page.getByLabel('Common name').fill('typed meanwhile')
  await expect(page.getByRole('button', { name: 'Make key and signing request' })).toBeEnabled()
  expect(await keyReaders(app)).toEqual([pid])
  await expect(listed(page)).toContainText('Reading the file took too long and was stopped.', {
    timeout: 45_000,
  })
  await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 1_000 }).toBe(false)
  expect(await keyReaders(app)).toEqual([])
  await expect(panelOf(page).getByRole('button', { name: 'Import', exact: true })).toBeHidden()
})
