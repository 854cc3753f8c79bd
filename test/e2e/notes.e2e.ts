import { expect, test } from './own-practice'
import { answerTo, paletteField } from './steps'
import { failedProfile, openTriage, searchCases } from './triage-steps'

test('a note is written in a case, marked in the lists, found by its words, and forgotten with its profile', async ({
  connected: page,
}) => {
  const id = await failedProfile(page, 'CASE-NOTED', 'action_needed')
  await openTriage(page)
  await searchCases(page, 'CASE-NOTED')
  await page.keyboard.press('j')
  const notes = page.getByRole('region', { name: 'Notes' })
  await expect(notes).toBeVisible()
  await page.keyboard.press('w')
  await expect(notes.getByLabel('New note')).toBeFocused()
  await page.keyboard.type('Writes from zoe@example.com; call on Monday.')
  await page.keyboard.press('Control+Enter')
  await expect(notes.getByText('on a case')).toBeVisible()
  await expect(notes.getByLabel('New note')).toHaveValue('')
  await expect(
    page.getByRole('listbox', { name: 'Cases' }).getByRole('img', { name: '1 note' }),
  ).toBeVisible()

  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+k')
  await expect(paletteField(page)).toBeFocused()
  await page.keyboard.type('ZOE@example.com monday')
  await expect(page.getByRole('option', { name: /^In notes of 1 profile/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: /^In notes of 1 profile/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  const grid = page.getByRole('grid', { name: 'Profiles', exact: true })
  await expect(grid).toHaveAttribute('aria-rowcount', '2')
  await expect(grid.getByText('CASE-NOTED')).toBeVisible()

  await answerTo(page, 'profiles:forget', { id, label: 'CASE-NOTED' })
  expect(await answerTo(page, 'notes:of-profile', { profileId: id })).toEqual([])
  expect(await answerTo(page, 'notes:noted', {})).toEqual([])
})
