import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './console'
import { ask, enterPractice, prepareProfile } from './steps'
import { requestRows } from './traffic-views'

test('a fault is found among the requests, explained, copied as curl without a secret, and exported', async ({
  running,
  userData,
}) => {
  const { app, page } = running
  await enterPractice(page)
  const id = await prepareProfile(page, 'CASE-TRAFFIC', 'success')
  await ask(page, 'profiles:match', { label: 'CASE-TRAFFIC' })
  expect((await ask(page, 'tags:remove', { profileId: id, name: 'never there' })).ok).toBe(false)

  await test.step('by keys alone: the page, the failed one, its command', async () => {
    await page.keyboard.press('Control+9')
    await expect(requestRows(page).nth(1)).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type('delete tag')
    await expect(requestRows(page).filter({ hasText: 'DELETE' })).toHaveCount(1)
    await page.getByRole('grid', { name: 'Requests' }).focus()
    await page.keyboard.press('ArrowDown')
    const details = page.getByRole('region', { name: /^Request \d+$/ })
    await expect(details).toContainText('404')
    await expect(details).toContainText(`/link/4.0/profiles/${id}/tags/`)
    await page.keyboard.press('c')
    await expect(page.getByText('Copied as curl.')).toBeVisible()
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied).toMatch(/^curl -X DELETE "https:\/\/.*\/link\/4\.0\/profiles\/\d+\/tags\/"/)
    expect(copied).toContain('--cacert server-ca.pem --cert client.pem --key client-key.pem')
    expect(copied).not.toContain('never there')
    await page.keyboard.press('Escape')
    await expect(details).toBeHidden()
  })

  await test.step('what is exported has neither label nor tag', async () => {
    await page.getByRole('textbox', { name: 'Search the requests' }).fill('')
    const file = join(userData, 'requests.csv')
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
    }, file)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: /requests? as CSV$/ }).click()
    await expect(page.getByText(/^Saved to/)).toBeVisible()
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('Delete Tag')
    expect(text).toContain('label={label}')
    expect(text).not.toContain('CASE-TRAFFIC')
    expect(text).not.toContain('never there')
  })

  await test.step('the list stands still while it is looked at, and follows again', async () => {
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: 'Follow' })
      .or(page.getByRole('button', { name: 'Stop' }))
      .focus()
    if (await page.getByRole('button', { name: 'Stop' }).isVisible()) await page.keyboard.press('f')
    await expect(page.getByText(/^The list stands still/)).toBeVisible()
    await ask(page, 'tags:add', { profileId: id, name: 'solar' })
    await expect(page.getByText(/^The list stands still: [1-9]/)).toBeVisible()
    await expect(requestRows(page).filter({ hasText: 'Add Tag' })).toHaveCount(0)
    await page.keyboard.press('f')
    await expect(requestRows(page).filter({ hasText: 'Add Tag' })).toHaveCount(1)
  })
})
