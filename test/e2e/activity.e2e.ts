import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import type { ElectronApplication, Page } from 'playwright/test'
import { expect, startConsole, test } from './console'
import { activeId, ask, enterPractice, openProfile, prepareProfile } from './steps'

const script = fileURLToPath(new URL('../../scripts/verify-activity.mjs', import.meta.url))

/** The output of `npm run verify-activity` for a file, and its exit code. */
const verify = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, text: stdout + stderr }
}

/** Makes the next file dialog answer with this path. */
const answerSaving = (app: ElectronApplication, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)

const rows = (page: Page) => page.getByRole('grid', { name: 'Activity' }).getByRole('row')
const openLog = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await expect(page.getByRole('grid', { name: 'Activity' })).toBeVisible()
}

test('what was done is seen, found, exported, and verified; a changed file is refused', async ({
  running,
  userData,
}) => {
  const { app, page } = running
  await enterPractice(page)
  const id = await prepareProfile(page, 'CASE-ACT', 'success')

  await test.step('lines appear as they are written, newest first', async () => {
    await openLog(page)
    await expect(rows(page)).toHaveCount(4)
    await expect(rows(page).last()).toContainText('Profile created')
    expect((await ask(page, 'tags:add', { profileId: id, name: 'solar' })).ok).toBe(true)
    await expect(rows(page).nth(1)).toContainText('Tag added')
    await expect(rows(page).nth(1)).toContainText('Done')
    expect((await ask(page, 'tags:remove', { profileId: id, name: 'never there' })).ok).toBe(false)
    await expect(rows(page).nth(1)).toContainText('Refused')
  })

  await test.step('a line shows what its hash is made of', async () => {
    await rows(page).last().click()
    const details = page.getByRole('region', { name: 'Line 1' })
    await expect(details).toContainText('CASE-ACT')
    await expect(details).toContainText('0'.repeat(64))
    await page.keyboard.press('Escape')
    await expect(details).toBeHidden()
  })

  const whole = join(userData, 'whole.csv')
  await test.step('the whole log is exported and is whole', async () => {
    await answerSaving(app, whole)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByText('Saved 5 lines to whole.csv.')).toBeVisible()
    const { status, text } = verify(whole)
    expect(text).toContain('whole.csv: whole (5 lines')
    expect(status).toBe(0)
    const [, count = '', hash = ''] =
      readFileSync(whole, 'utf8').trimEnd().split('\r\n').at(-1)?.split(',') ?? []
    expect(verify(whole, '--head', `${count}:${hash}`).text).toContain('The head you gave is in the file')
    expect(verify(whole, '--head', `${count}:${'0'.repeat(64)}`).status).toBe(1)
  })

  await test.step('a search finds lines, and their file is a part', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('case-act tag')
    await expect(rows(page)).toHaveCount(3)
    await page.getByRole('textbox', { name: 'Search the activity' }).fill('case-act solar')
    await expect(rows(page)).toHaveCount(2)
    const part = join(userData, 'part.csv')
    await answerSaving(app, part)
    await page.getByRole('button', { name: 'Export these' }).click()
    await expect(page.getByText('Saved 1 line to part.csv.')).toBeVisible()
    expect(verify(part)).toMatchObject({
      status: 3,
      text: expect.stringContaining('none that matches'),
    })
    expect(verify(part, '--against', whole).text).toContain('Every line is the same in the whole export')
  })

  await test.step('a changed line, one left out and a cut end are refused', () => {
    const lines = readFileSync(whole, 'utf8').trimEnd().split('\r\n')
    const changed = (name: string, edit: (lines: readonly string[]) => readonly string[]) => {
      const path = join(userData, `${name}.csv`)
      writeFileSync(path, `${edit(lines).join('\r\n')}\r\n`)
      return verify(path)
    }
    const all = (at: number, edit: (line: string) => string) => (those: readonly string[]) =>
      those.map((line, place) => (place === at ? edit(line) : line))
    expect(
      changed(
        'edited',
        all(5, (line) => line.replace('refused', 'done')),
      ),
    ).toMatchObject({
      status: 1,
      text: expect.stringContaining('Line 5 was changed'),
    })
    expect(
      changed(
        'relabelled',
        all(1, (line) => line.replace('CASE-ACT', 'CASE-XXX')),
      ),
    ).toMatchObject({
      status: 1,
      text: expect.stringContaining('The personal part of line 1 was altered'),
    })
    expect(changed('dropped', (those) => those.filter((_, at) => at !== 3))).toMatchObject({
      status: 1,
      text: expect.stringContaining('Line 3 is missing.'),
    })
    expect(changed('cut', (those) => those.filter((_, at) => at !== 5))).toMatchObject({
      status: 1,
      text: expect.stringContaining('it was cut off'),
    })
    expect(verify(join(userData, 'nowhere.csv')).status).toBe(2)
  })

  await test.step('the profile has its own lines', async () => {
    await openProfile(page, id, 'Activity')
    await expect(rows(page)).toHaveCount(6)
    await openProfile(page, 1, 'Activity')
    await expect(page.getByText('Nothing was done with this profile here.')).toBeVisible()
  })
})

test('lines that vanish from the database are missed at the next start', async ({ userData }) => {
  const first = await startConsole(userData)
  await enterPractice(first.page)
  await prepareProfile(first.page, 'CASE-CUT', 'success')
  const id = await activeId(first.page)
  await first.close()
  const db = new DatabaseSync(join(userData, 'connections', `${id}.db`))
  db.exec('PRAGMA foreign_keys = OFF; DELETE FROM activity WHERE seq > 1')
  db.close()
  const again = await startConsole(userData)
  try {
    await openLog(again.page)
    await expect(again.page.getByText('2 lines are missing at the end of the log.')).toBeVisible()
    await expect(again.page.getByRole('alert')).toContainText('The keychain knows of 3 lines')
    await expect(rows(again.page)).toHaveCount(2)
  } finally {
    await again.close()
  }
})

test('a second console with a folder of its own on the same keychain misses nothing', async ({
  page,
  userData,
}) => {
  const first = await startConsole(userData)
  try {
    await enterPractice(first.page)
    await prepareProfile(first.page, 'CASE-FIRST', 'success')
    await enterPractice(page)
    expect(await ask(page, 'activity:check', { again: true })).toMatchObject({
      value: { state: 'whole', head: { count: 0 } },
    })
  } finally {
    await first.close()
  }
})
