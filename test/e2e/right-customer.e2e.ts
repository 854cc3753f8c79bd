import type { Locator, Page } from 'playwright/test'
import { startPracticeForTests } from '../support/practice'
import { connectAtOnce, expect, papersOf, test } from './own-practice'
import { changesByProfile } from './practice-log'
import { paletteField } from './steps'

/** Acceptance of "The wrong customer, the wrong set", in the window itself. */

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)
const place = (page: Page): Promise<string> => page.evaluate(() => location.hash)

test('with 300 ms to every answer, Enter in the palette opens the profile of the typed ID or label, 50 of 50', async ({
  connected: page,
  practice,
}) => {
  const { profiles } = practice.service.world()
  const all = profiles.list({}).flatMap((id) => profiles.get(id) ?? [])
  const labels = all.map(({ label }) => label)
  const unique = all.filter(
    ({ label }) => label.trim() !== '' && labels.filter((one) => one === label).length === 1,
  )
  const asked = [
    ...all.slice(0, 25).map(({ id }) => ({ typed: String(id), id })),
    ...unique.slice(0, 25).map(({ id, label }) => ({ typed: label, id })),
  ]
  expect(asked).toHaveLength(50)
  practice.service.faults.add({
    kind: 'delay',
    milliseconds: 300,
    method: 'GET',
    path: '/profiles',
    times: 0,
  })
  const wrong: string[] = []
  for (const [at, { typed, id }] of asked.entries()) {
    await goTo(page, '#/lookup')
    await page.keyboard.press('Control+k')
    await paletteField(page).fill(typed)
    // Alternately at once, and after the search has added its own hits.
    if (at % 2 === 0) await page.getByRole('option', { selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => location.hash !== '#/lookup')
    const opened = await place(page)
    if (opened !== `#/profiles/${id}`) wrong.push(`${typed}: ${opened}`)
    await paletteField(page).waitFor({ state: 'detached' })
  }
  expect(wrong).toEqual([])
})

test('of 60,000 profiles in the first minute, the tag reaches every one that the server names, each once', async ({
  page,
}) => {
  test.setTimeout(420_000)
  const practice = await startPracticeForTests({ profiles: 60_000, speed: 20 })
  try {
    const { profiles } = practice.service.world()
    const named = profiles.list({ matches: ({ tags }) => tags.includes('VIP') })
    // More than one screen, and more than are read while a person types.
    expect(named.length).toBeGreaterThan(500)
    await connectAtOnce(page, papersOf(practice))
    await goTo(page, '#/profiles')
    const search = page.getByRole('combobox', { name: 'Search profiles' })
    await search.fill('tag:VIP')
    const grid = page.getByRole('grid', { name: 'Profiles', exact: true })
    await expect(grid).toBeVisible()
    await search.press('Enter')
    await expect(grid).toBeFocused()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('t')
    // Profiles that were not read may have the tag in another spelling: this is said, and the person decides.
    const known = `Continue with ${named.length.toLocaleString('en-US')} profiles`
    await page.getByRole('button', { name: known }).click()
    const field = page.getByRole('combobox', { name: 'Tag to add' })
    await expect(field).toBeVisible()
    const state = await page.getByRole('toolbar', { name: 'Selected profiles' }).textContent()
    expect(state).toContain(`${named.length.toLocaleString('en-US')} selected`)
    await field.fill('meter swap 2027')
    await field.press('ArrowDown')
    await page.keyboard.press('Enter')
    const reached = () => changesByProfile(practice, /^POST \S*\/profiles\/(\d+)\/tags\//)
    await expect.poll(() => reached().size, { timeout: 240_000, intervals: [1_000] }).toBe(named.length)
    expect([...reached().keys()].sort((a, b) => a - b)).toEqual([...named].sort((a, b) => a - b))
    expect([...reached().values()].every((times) => times === 1)).toBe(true)
  } finally {
    await practice.close()
  }
})

test('an x between digits is drawn as it was written: header, fields, palette, list and preview', async ({
  page,
  practice,
}) => {
  const label = '5003x00002'
  practice.service.world().profiles.change(5, { label })
  await connectAtOnce(page, papersOf(practice))
  // Inter has contextual forms that would turn an x between digits into a multiplication sign.
  const asWritten = (place: Locator): Promise<void> =>
    expect(place).toHaveCSS('font-variant-ligatures', 'no-contextual')
  await goTo(page, '#/profiles/5')
  await asWritten(page.getByRole('heading', { name: label }).getByText(label))
  await page.getByRole('button', { name: 'Change the profile' }).click()
  await asWritten(page.getByRole('dialog', { name: 'Change profile 5' }).getByLabel('Label'))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('Control+k')
  const palette = paletteField(page)
  await palette.fill(label)
  await asWritten(palette)
  await asWritten(page.getByRole('option', { selected: true }).getByText(label))
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)

  await goTo(page, '#/profiles')
  const search = page.getByRole('combobox', { name: 'Search profiles' })
  await search.fill(label)
  await asWritten(search)
  await asWritten(page.getByRole('grid', { name: 'Profiles', exact: true }).getByText(label))
  await search.press('Enter')
  await page.keyboard.press('Control+a')
  await page
    .getByRole('toolbar', { name: 'Selected profiles' })
    .getByRole('button', { name: 'Change' })
    .click()
  await page.getByRole('textbox', { name: 'Label' }).fill('{label} moved')
  await asWritten(page.getByRole('region', { name: 'The first profiles' }).getByText(label).first())
})
