import type { Page } from 'playwright/test'
import { makeClientKey } from '../../electron/practice/certificates'
import { startPracticeForTests } from '../support/practice'
import { addConnection, connectAtOnce, expect, importPasted, panelOf, papersOf, test } from './own-practice'

const step = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const check = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Check the connection' }).click()

test('a certificate that has expired is refused at import', async ({ page, practice }) => {
  const { keyPem, csrPem } = await makeClientKey('Late')
  const certificate = await practice.service.sign({
    csr: csrPem,
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2021-01-01T00:00:00Z',
  })
  await addConnection(page, papersOf(practice))
  await importPasted(page, [certificate, keyPem])
  await expect(panelOf(page).getByText('This certificate has expired.')).toBeVisible()
  await expect(page.getByText('In use', { exact: true })).toBeHidden()
})

test('a certificate that expires while it is in use is named, and nothing is sent with it', async ({
  page,
  practice,
}) => {
  const { keyPem, csrPem } = await makeClientKey('Soon over')
  const end = new Date(Date.now() + 8_000)
  const certificate = await practice.service.sign({ csr: csrPem, notAfter: end.toISOString() })
  await connectAtOnce(page, { ...papersOf(practice), pem: [certificate, keyPem] })
  await expect(async () => {
    await check(page)
    await expect(step(page, 'Our certificate')).toContainText('Our client certificate has expired.', {
      timeout: 1_000,
    })
  }).toPass()
  await expect(page.getByText('Failed at: Our certificate')).toBeVisible()
  const late = practice.service.log.entries().filter(({ time }) => time > end.getTime() + 1_000)
  expect(late).toEqual([])
})

test('a certificate of another authority: the check names our certificate, not the network', async ({
  page,
  practice,
}) => {
  const other = await startPracticeForTests({ profiles: 5 }, 'Stranger')
  const { certificatePem, keyPem } = other
  await other.close()
  await connectAtOnce(page, { ...papersOf(practice), pem: [certificatePem, keyPem] })
  await check(page)
  await expect(step(page, 'The server’s certificate')).toContainText('passed')
  await expect(step(page, 'Our certificate')).toContainText(
    'The server closed the connection after our certificate and gave no reason.',
  )
  await expect(step(page, 'Echo by GET')).toContainText('not tried')
  await page.getByRole('link', { name: 'Profiles' }).click()
  await expect(
    page.getByText('The server closed the connection after our certificate and gave no reason.').first(),
  ).toBeVisible()
  expect(practice.service.log.entries()).toEqual([])
})

test('a server of another authority is refused, and there is no way around it', async ({
  page,
  practice,
}) => {
  const other = await startPracticeForTests({ profiles: 5 })
  await connectAtOnce(page, { ...papersOf(practice), caPem: other.caPem })
  await other.close()
  await check(page)
  await expect(step(page, 'The server’s certificate')).toContainText(
    'The server’s certificate is not from an authority this computer trusts.',
  )
  await expect(page.getByText('Failed at: The server’s certificate')).toBeVisible()
  await expect(page.getByRole('button', { name: /anyway|ignore|proceed|trust/i })).toHaveCount(0)
})

test('a certificate that the server has disabled: the check says that it is not allowed', async ({
  connected: page,
  practice,
}) => {
  practice.service.clients.setEnabled('Test Client', false)
  await check(page)
  await expect(page.getByText('Failed at: Echo by GET')).toBeVisible()
  await expect(step(page, 'Echo by GET')).toContainText('This certificate is not allowed to do that.')
})
