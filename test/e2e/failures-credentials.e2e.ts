import { expect, landed, requests, test } from './own-practice'
import { openProfile, prepareProfile } from './steps'

// Profile 516 of the document's examples has no credentials yet.

test('a key that expires between fetch and send is fetched anew, and the value is stored once', async ({
  connected: page,
  practice,
}) => {
  await openProfile(page, 516, 'Credentials')
  await page.getByRole('button', { name: 'Add username' }).click()
  const adding = page.getByRole('form', { name: 'Add a field' })
  await adding.getByLabel('Value').fill('someone')
  await adding.getByRole('button', { name: 'Add' }).click()
  const stored = page.getByRole('list', { name: 'Stored fields' })
  await expect(stored.getByRole('listitem').filter({ hasText: 'username' })).toBeVisible()

  practice.service.keys.expireNow()
  await page.getByRole('button', { name: 'Add password' }).click()
  await adding.getByLabel('Value').fill('a-password')
  await adding.getByRole('button', { name: 'Add' }).click()
  await expect(stored.getByRole('listitem').filter({ hasText: 'password' })).toBeVisible()

  expect(requests(practice, 'GET', /keys/)).toHaveLength(2)
  const answers = requests(practice, 'POST', /516\/sensitive/).map(({ status }) => status)
  expect(answers).toEqual([201, 403, 201])
  expect(landed(practice)).toHaveLength(2)
  expect(practice.service.world().credentials.fields(516)).toEqual(['username', 'password'])
})

test('a field that somebody else has added meanwhile is a conflict; changing it works', async ({
  connected: page,
  practice,
}) => {
  await openProfile(page, 516, 'Credentials')
  await page.getByRole('button', { name: 'Add password' }).click()
  const colleague = { field: 'password', value: await practice.encrypt('of a colleague') }
  await practice.call('POST', 'profiles/516/sensitive/', colleague)
  const marked = practice.service.world().credentials.passwordMark(516)

  const adding = page.getByRole('form', { name: 'Add a field' })
  await adding.getByLabel('Value').fill('a-password')
  await adding.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByText('This field already exists.')).toBeVisible()
  expect(practice.service.world().credentials.passwordMark(516)).toBe(marked)

  await page.getByRole('button', { name: 'Cancel' }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'password' })
    .getByRole('button', { name: 'Change' })
    .click()
  const changing = page.getByRole('form', { name: 'Change password' })
  await changing.getByLabel('New password').fill('a-password')
  await changing.getByRole('button', { name: 'Change' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'password' })).toContainText('Changed')
  await expect(page.getByText('This field already exists.')).toBeHidden()
  expect(practice.service.world().credentials.passwordMark(516)).not.toBe(marked)
})

test('a changed credential whose reply was lost stays in doubt, and is not sent again', async ({
  connected: page,
  practice,
}) => {
  const id = await prepareProfile(page, 'in doubt', 'someone')
  practice.service.faults.add({
    kind: 'reset',
    at: 'headers',
    done: true,
    method: 'PUT',
    path: 'sensitive',
    times: 0,
  })
  await openProfile(page, id, 'Credentials')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'password' })
    .getByRole('button', { name: 'Change' })
    .click()
  const changing = page.getByRole('form', { name: 'Change password' })
  await changing.getByLabel('New password').fill('another-password')
  await changing.getByRole('button', { name: 'Change' }).click()
  await expect(page.getByText('the change may or may not have happened')).toBeVisible()
  expect(requests(practice, 'PUT', /sensitive/)).toHaveLength(1)
  await changing.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'password' })).toContainText('in doubt')
})

test('what cannot be seen in pasted credentials is said and decided; the focus stays where the hands are', async ({
  connected: page,
  practice,
}) => {
  await page.getByRole('link', { name: 'Profiles' }).click()
  await page.getByRole('button', { name: 'New profile' }).click()
  const dialog = page.getByRole('dialog', { name: 'New profile' })
  await expect(dialog.getByRole('combobox', { name: 'Utility provider' })).toBeFocused()
  await page.keyboard.press('Escape')

  await openProfile(page, 516, 'Credentials')
  await page.getByRole('button', { name: 'Add username' }).click()
  const adding = page.getByRole('form', { name: 'Add a field' })
  await expect(adding.getByLabel('Value')).toBeFocused()
  await page.keyboard.insertText('\u00A0someone ')
  await expect(adding.getByText(/^Begins and ends with a space: sent without/)).toBeVisible()
  await page.keyboard.press('Enter')
  // The next Enter opens the next form, and no letter is taken for a shortcut of the list beside it.
  await expect(page.getByRole('button', { name: 'Add password' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(adding.getByLabel('Value')).toBeFocused()
  await page.keyboard.insertText('  secret123 ')
  await page.keyboard.press('Enter')
  await expect(adding.getByRole('button', { name: 'Remove' })).toBeFocused()
  expect(landed(practice)).toHaveLength(1)
  await page.keyboard.press('Enter')
  const stored = page.getByRole('list', { name: 'Stored fields' })
  const password = stored.getByRole('listitem').filter({ hasText: 'password' })
  await expect(password.getByRole('button', { name: 'Change' })).toBeFocused()

  // What a job would find: the mark is the same as that of the same words without blanks.
  const { credentials } = practice.service.world()
  const marked = credentials.passwordMark(516)
  const again = { field: 'password', value: await practice.encrypt('secret123') }
  await practice.call('PUT', 'profiles/516/sensitive/', again)
  expect(credentials.passwordMark(516)).toBe(marked)

  // Longer than what can be encrypted: this is said before it is sent, in characters.
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('é'.repeat(120))
  await expect(page.getByText('it has 120 characters, at most 107 of them can be sent')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(password.getByRole('button', { name: 'Change' })).toBeFocused()
  expect(landed(practice)).toHaveLength(3)
})
