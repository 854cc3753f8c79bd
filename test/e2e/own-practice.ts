import type { Locator, Page } from 'playwright/test'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { expect, test as base } from './console'
import { answerTo } from './steps'

/** What a person receives: the address of the API, and what proves who they are. */
export interface Papers {
  readonly baseUrl: string
  readonly caPem: string
  /** Pasted one after the other, each imported separately. */
  readonly pem: readonly string[]
}

export const papersOf = ({ service, caPem, certificatePem, keyPem }: PracticeForTests): Papers => ({
  baseUrl: service.apiUrl,
  caPem,
  pem: [certificatePem, keyPem],
})

export const panelOf = (page: Page): Locator => page.getByRole('form', { name: 'Import a certificate' })

/** Creates a connection with these settings through the welcome page of a first start. */
export const addConnection = async (page: Page, { baseUrl, caPem }: Omit<Papers, 'pem'>): Promise<void> => {
  await page.getByRole('button', { name: 'Connect to the Link API' }).click()
  const settings = page.getByRole('form', { name: 'Settings of the connection' })
  await settings.getByLabel('Base URL').fill(baseUrl)
  await settings.getByLabel('Only the one given here').check()
  await settings.getByLabel('Certificate of the authority (PEM)').fill(caPem)
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main').getByText(baseUrl).first()).toBeVisible()
}

/** Pastes one text and has it imported. Its field is empty afterwards. */
export const paste = async (page: Page, text: string): Promise<void> => {
  const listed = panelOf(page).getByRole('list', { name: 'To import' }).getByRole('listitem')
  const before = await listed.count()
  await panelOf(page).getByLabel('Or paste PEM text').fill(text)
  await panelOf(page).getByRole('button', { name: 'Add pasted text' }).click()
  await expect(listed).toHaveCount(before + 1)
  await expect(panelOf(page).getByLabel('Or paste PEM text')).toHaveValue('')
}

export const importPasted = async (
  page: Page,
  pem: readonly string[],
  passphrase?: string,
): Promise<void> => {
  for (const text of pem) await paste(page, text)
  if (passphrase !== undefined) await panelOf(page).getByLabel('Passphrase of the key').fill(passphrase)
  await panelOf(page).getByRole('button', { name: 'Import', exact: true }).click()
}

export const connect = async (page: Page, papers: Papers): Promise<void> => {
  await addConnection(page, papers)
  await importPasted(page, papers.pem)
  await expect(page.getByText('In use', { exact: true })).toBeVisible()
}

/** The result of `connect` without its forms, for tests of everything that comes after it. */
export const connectAtOnce = async (page: Page, { baseUrl, caPem, pem }: Papers): Promise<void> => {
  const settings = { name: 'Production', baseUrl, caPem, oaepHash: 'sha1' } as const
  const { id } = await answerTo(page, 'connection:create', settings)
  const { token } = await answerTo(page, 'connection:paste', { text: pem.join('\n') })
  await answerTo(page, 'connection:import', { id, tokens: [token] })
  await expect(page.getByText('In use', { exact: true })).toBeVisible()
}

interface Fixtures {
  /** A practice service in the test's own process, whose log, faults and keys the test can reach. */
  readonly practice: PracticeForTests
  /** The window, connected to that service as to any other. */
  readonly connected: Page
}

/** How much faster than real agents these run. */
export const agentSpeed = 20

/** The window, with a service that the test controls. */
export const test = base.extend<Fixtures>({
  practice: async ({}, use) => {
    const practice = await startPracticeForTests({ profiles: 60, speed: agentSpeed })
    await use(practice)
    await practice.close()
  },
  connected: async ({ page, practice }, use) => {
    await connectAtOnce(page, papersOf(practice))
    await use(page)
  },
})

/** The changes that the service answered with success, as `METHOD path`. */
export const landed = ({ service }: PracticeForTests): readonly string[] =>
  service.log
    .entries()
    .filter(({ method, status }) => method !== 'GET' && status >= 200 && status < 300)
    .map(({ method, path }) => `${method} ${path}`)

/** All requests with this method whose path matches, whatever their outcome. */
export const requests = (
  { service }: PracticeForTests,
  method: string,
  path: RegExp,
): readonly { readonly status: number; readonly query: string }[] =>
  service.log.entries().filter((entry) => entry.method === method && path.test(entry.path))

export { expect } from './console'
