import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright/test'
import { expect, test } from './console'
import { ask, enterPractice, openProfile, paletteField } from './steps'

const folder = fileURLToPath(new URL('../../out/tour', import.meta.url))

/** Runs one step, and saves a numbered picture of its result. */
const stepper = (page: Page) => {
  let number = 0
  return async (title: string, run: () => Promise<void>): Promise<void> => {
    number += 1
    const name = `${String(number).padStart(2, '0')}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
    await test.step(`${String(number).padStart(2, ' ')}. ${title}`, async () => {
      await run()
      await page.screenshot({ path: join(folder, `${name}.png`) })
    })
  }
}

test.use({ consoleArgs: ['--practice-speed=6'] })

test('the guided tour', async ({ page }) => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const step = stepper(page)
  const label = 'CASE-00412'
  let profileId = 0

  await step('The console opens and offers two ways in', async () => {
    await expect(page.getByRole('button', { name: 'Enter Practice' }).first()).toBeVisible()
  })

  await step('A key, a certificate, a connection in one click', async () => {
    await enterPractice(page)
    await expect(page).toHaveURL(/#\/triage$/)
    await page.getByRole('link', { name: 'Connection' }).click()
    await expect(page.getByText('Link Console Practice CA').first()).toBeVisible()
  })

  await step('The check climbs every rung over mutual TLS', async () => {
    await page.getByRole('button', { name: 'Check the connection' }).click()
    await expect(page.getByText('All passed')).toBeVisible()
  })

  await step('A utility is looked up by its ZIP code', async () => {
    await page.getByRole('link', { name: 'Lookup' }).click()
    await page.getByRole('textbox', { name: 'ZIP code' }).fill('00007')
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /Mock Utility \(electric only\)/ }).click()
    await expect(page.getByRole('button', { name: /Create a profile here/ })).toBeVisible()
  })

  await step('A profile is created there', async () => {
    await page.getByRole('button', { name: /Create a profile here/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Label' }).fill(label)
    await page.screenshot({ path: join(folder, '05a-the-dialog.png') })
    await dialog.getByRole('button', { name: 'Create profile' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('article').getByRole('heading', { name: label })).toBeVisible()
    const found = await ask(page, 'profiles:match', { label })
    profileId = found.ok ? (found.value.ids[0] ?? 0) : 0
    expect(profileId).toBeGreaterThan(0)
  })

  await step('The credentials are stored, encrypted, never shown again', async () => {
    await openProfile(page, profileId, 'Credentials')
    for (const [field, value] of [
      ['username', 'a-customer'],
      ['password', 'correct horse battery staple'],
    ] as const) {
      await page.getByRole('button', { name: `Add ${field}` }).click()
      await page.getByLabel('Value').fill(value)
      await page.keyboard.press('Enter')
      await expect(
        page.getByRole('list', { name: 'Stored fields' }).getByText(field, { exact: true }),
      ).toBeVisible()
    }
    expect(await page.content()).not.toContain('battery staple')
  })

  await step('A job starts and is watched live', async () => {
    await openProfile(page, profileId, 'Jobs')
    await page.getByRole('button', { name: 'Start job' }).click()
    await expect(page.getByRole('list', { name: 'Stages' }).locator('[aria-current="step"]')).toBeVisible()
  })

  await step('Credentials accepted, while it still runs', async () => {
    await expect(page.getByText('Credentials accepted')).toBeVisible()
  })

  await step('The job ends', async () => {
    await expect(
      page.getByRole('article', { name: /^Job/ }).getByText('Success', { exact: true }),
    ).toBeVisible({
      timeout: 60_000,
    })
  })

  await step('The bills are there', async () => {
    await openProfile(page, profileId, 'Bills')
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
  })

  await step('A bill opens as a PDF', async () => {
    await page.getByRole('grid').getByRole('button', { name: /^Open/ }).first().click()
    await expect(page.frameLocator('iframe').locator('.textLayer span').first()).toBeAttached()
  })

  await step('Its text is searched', async () => {
    await page.keyboard.press('Control+f')
    await page.getByRole('textbox', { name: 'Find in this PDF' }).fill('Account')
    await expect(page.getByText(/^1 of \d+/)).toBeVisible()
  })

  await step('Interval data is fetched by a job of its own', async () => {
    await openProfile(page, profileId, 'Jobs')
    await page.getByText('Intervals', { exact: true }).last().click()
    await page.getByRole('button', { name: 'Start job' }).click()
    await expect(page.getByRole('article', { name: /^Job/ })).toHaveCount(2)
    await expect(
      page.getByRole('article', { name: /^Job/ }).first().getByText('Success', { exact: true }),
    ).toBeVisible()
  })

  await step('A month of readings is charted', async () => {
    await openProfile(page, profileId, 'Intervals')
    await expect(page.locator('.uplot canvas').first()).toBeVisible()
  })

  await step('The profile is tagged', async () => {
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('solar')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('list', { name: 'Tags' }).getByText('solar', { exact: true })).toBeVisible()
  })

  await step('And found again by its label', async () => {
    await page.keyboard.press('Control+k')
    await paletteField(page).fill(label)
    await expect(page.getByRole('option', { name: new RegExp(`${profileId}`) })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('article', { name: `Profile ${profileId}`, exact: true })).toBeVisible()
  })
})
