import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemKeychain } from '../../electron/identity/keychain'
import { checkStepIds } from '../../shared/domain/connection'
import { makeClientKey } from '../../electron/practice/certificates'
import { startConsole } from './console'
import { chooseFiles, importThem, inFiles, inUse, listed, openssl, pkcs12Of } from './import-steps'
import { addConnection, connect, expect, importPasted, panelOf, papersOf, paste, test } from './own-practice'
import { activeId, ask, openProfile } from './steps'

/** The accounts of this connection in the real keychain. */
const keychainEntries = async (id: string): Promise<readonly string[]> => {
  const accounts = await systemKeychain().accounts()
  return accounts.ok ? accounts.value.filter((account) => account.startsWith(id)) : [accounts.error.code]
}

test('certificate and key from two files', async ({ running: { app, page }, practice }) => {
  await addConnection(page, papersOf(practice))
  const { certificatePem, keyPem, folder } = practice
  await chooseFiles(app, page, inFiles(folder, { 'client.crt': certificatePem, 'client.key': keyPem }))
  await expect(listed(page).first()).toContainText('certificate')
  await expect(listed(page).last()).toContainText('private key')
  await importThem(page)
  await expect(inUse(page)).toBeVisible()
  await expect(page.getByText('Test Client').first()).toBeVisible()
})

test('certificate and key from one combined file, and from one pasted text', async ({
  running: { app, page },
  practice,
}) => {
  const combined = practice.certificatePem + practice.keyPem
  await addConnection(page, papersOf(practice))
  await chooseFiles(app, page, inFiles(practice.folder, { 'client.pem': combined }))
  await expect(listed(page)).toContainText('certificate and private key')
  await panelOf(page).getByRole('button', { name: 'Remove client.pem' }).click()
  await importPasted(page, [combined])
  await expect(inUse(page)).toBeVisible()
})

test('an encrypted key asks for its passphrase until it is right', async ({ page, practice }) => {
  const encrypted = openssl(practice.keyPem, 'pkcs8', '-topk8', '-passout', 'pass:open sesame').toString()
  await addConnection(page, papersOf(practice))
  await paste(page, practice.certificatePem)
  await paste(page, encrypted)
  await expect(listed(page).last()).toContainText('encrypted private key')
  await importThem(page)
  await expect(panelOf(page).getByText('The key is encrypted.')).toBeVisible()
  const passphrase = panelOf(page).getByLabel('Passphrase of the key')
  await passphrase.fill('close sesame')
  await importThem(page)
  await expect(panelOf(page).getByText('The passphrase does not open this key.')).toBeVisible()
  await expect(passphrase).toHaveValue('')
  await passphrase.fill('open sesame')
  await importThem(page)
  await expect(inUse(page)).toBeVisible()
})

test('a PKCS#12 file with its passphrase', async ({ running: { app, page }, practice }) => {
  const file = pkcs12Of(practice, 'open sesame')
  await addConnection(page, papersOf(practice))
  await chooseFiles(app, page, inFiles(practice.folder, { 'client.p12': file }))
  await panelOf(page).getByLabel('Passphrase of the key').fill('open sesame')
  await importThem(page)
  await expect(inUse(page)).toBeVisible()
})

test('a key of another certificate, and what is no key at all, are refused by name', async ({
  page,
  practice,
}) => {
  const stranger = await makeClientKey('Stranger')
  await addConnection(page, papersOf(practice))
  await importPasted(page, [practice.certificatePem, stranger.keyPem])
  await expect(panelOf(page).getByText('The key does not belong to this certificate.')).toBeVisible()
  await panelOf(page).getByRole('button', { name: 'Remove Pasted text' }).last().click()
  await paste(page, 'no key at all')
  await expect(listed(page).last()).toContainText('neither a certificate nor a key')
  await importThem(page)
  await expect(panelOf(page).getByText('There is no private key in it.')).toBeVisible()
  await expect(inUse(page)).toBeHidden()
})

test('a request made here is signed elsewhere, and its certificate finds the key that waits', async ({
  page,
  practice,
}) => {
  await addConnection(page, papersOf(practice))
  const form = page.getByRole('form', { name: 'New signing request' })
  await form.getByLabel('Common name').fill('acme-support')
  await form.getByRole('button', { name: 'Make key and signing request' }).click()
  const csr = (await page.getByRole('region', { name: 'Signing request', exact: true }).textContent()) ?? ''
  const certificate = await practice.service.sign({ csr })
  await paste(page, certificate)
  await expect(panelOf(page).getByText('The key waiting in the keychain is used with it.')).toBeVisible()
  await importThem(page)
  await expect(inUse(page)).toBeVisible()
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText('All passed')).toBeVisible()
  expect(practice.service.log.entries().at(-1)?.client).toBe('acme-support')
})

test('the check shows each rung that holds, and names the one that fails', async ({
  connected: page,
  practice,
}) => {
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText('All passed')).toBeVisible()
  const steps = page.getByRole('listitem')
  await expect(steps.filter({ hasText: 'passed' })).toHaveCount(checkStepIds.length)
  await expect(page.getByText('Known after a check of the connection.')).toBeHidden()

  practice.service.faults.add({ kind: 'portal', method: 'POST', path: 'echo', times: 0 })
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText('Failed at: Echo by POST')).toBeVisible()
  await expect(steps.filter({ hasText: 'Echo by POST' })).toContainText('Something other than the Link API')
  await expect(steps.filter({ hasText: 'Echo by GET' })).toContainText('passed')
  await expect(steps.filter({ hasText: 'Certificate info' })).toContainText('not tried')

  await practice.service.close()
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText('Failed at: Port')).toBeVisible()
  await expect(steps.filter({ hasText: /^Port/ })).toContainText('Nothing answers at the server’s address.')
})

test('forgetting deletes the database, the identity and the connection', async ({
  connected: page,
  running: { userData },
}) => {
  const id = await activeId(page)
  const database = join(userData, 'connections', `${id}.db`)
  expect(existsSync(database)).toBe(true)
  expect(await keychainEntries(id)).not.toEqual([])
  await page.getByRole('button', { name: 'Forget this connection…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Link Console' })).toBeVisible()
  expect(existsSync(database)).toBe(false)
  expect(await keychainEntries(id)).toEqual([])
})

test('after a restart the connection is in use, and the screen is as it was', async ({
  practice,
  userData,
}) => {
  const first = await startConsole(userData)
  await connect(first.page, papersOf(practice))
  const id = await activeId(first.page)
  await first.page.getByRole('link', { name: 'Triage' }).click()
  await first.page.getByRole('textbox', { name: 'Search the cases' }).fill('tag:solar')
  await first.page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await first.page.getByText('30 days').click()
  await first.page.getByRole('link', { name: 'Profiles' }).click()
  await first.page.getByRole('combobox', { name: 'Search profiles' }).fill('testing')
  await first.page.getByRole('columnheader', { name: /^Label/ }).click()
  await first.page.getByRole('row', { name: /new testing profile/ }).click()
  await expect(first.page.getByRole('article', { name: 'Profile 268', exact: true })).toBeVisible()
  await first.close()
  const second = await startConsole(userData)
  await expect(second.page.getByRole('article', { name: 'Profile 268', exact: true })).toBeVisible()
  // The keyboard works at once.
  await expect(second.page.getByRole('grid', { name: 'Profiles', exact: true })).toBeFocused()
  await expect(second.page.getByRole('combobox', { name: 'Search profiles' })).toHaveValue('testing')
  await expect(second.page.getByRole('columnheader', { name: /^Label/ })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await second.page.getByRole('link', { name: 'Triage' }).click()
  await expect(second.page.getByRole('textbox', { name: 'Search the cases' })).toHaveValue('tag:solar')
  await second.page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(second.page.getByRole('radio', { name: '30 days' })).toBeChecked()
  // Searches are personal: none is in the page's own storage; they are sealed in the database of the connection.
  expect(await second.page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/solar|testing/)
  await openProfile(second.page, 516)
  expect(await activeId(second.page)).toBe(id)
  expect(practice.service.log.entries().at(-1)?.client).toBe('Test Client')
  await second.close()
})

test('a second start on the same data ends at once and leaves the first alone', async ({
  running: { app, page, userData },
}) => {
  const executable = await app.evaluate(({ app: program }) => program.getPath('exe'))
  const folder = await app.evaluate(({ app: program }) => program.getAppPath())
  const second = spawn(executable, ['--no-sandbox', folder, `--user-data-dir=${userData}`], {
    stdio: 'ignore',
  })
  const [code] = (await once(second, 'exit')) as [number | null]
  expect(code).toBe(0)
  expect(app.windows()).toHaveLength(1)
  expect(await ask(page, 'app:info', {})).toMatchObject({ ok: true })
})
