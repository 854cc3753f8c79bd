import { expect, requests, test } from './own-practice'
import { openProfile } from './steps'

test('a tag whose reply was lost is settled by reading, without a second write', async ({
  connected: page,
  practice,
}) => {
  await openProfile(page, 516)
  practice.service.faults.add({
    kind: 'reset',
    at: 'headers',
    done: true,
    method: 'POST',
    path: '/tags',
    times: 0,
  })
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('solar')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Tags' }).getByTitle('solar')).toBeVisible()
  expect(requests(practice, 'POST', /\/tags/)).toHaveLength(1)
  expect(practice.service.world().profiles.get(516)?.tags).toEqual(['solar'])
})

test('a tag that never arrived is said to have not been added', async ({ connected: page, practice }) => {
  await openProfile(page, 516)
  practice.service.faults.add({ kind: 'reset', at: 'headers', method: 'POST', path: '/tags', times: 0 })
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('solar')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('the change was not made')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Add a tag' })).toHaveValue('solar')
  await expect(page.getByRole('list', { name: 'Tags' }).getByRole('listitem')).toHaveCount(0)
  expect(requests(practice, 'POST', /\/tags/)).toHaveLength(1)
})

test('permission denied is said with the words of the API', async ({ connected: page, practice }) => {
  practice.service.clients.setEnabled('Test Client', false)
  // Not by `openProfile`: the tabs for which it waits disappear as soon as the refusal is shown.
  await page.evaluate(() => {
    location.hash = '#/profiles/121/overview'
  })
  const profile = page.getByRole('article', { name: 'Profile 121', exact: true })
  await expect(profile.getByText('This certificate is not allowed to do that.').first()).toBeVisible()
  await expect(profile.getByText('Permission denied').first()).toBeVisible()
})
