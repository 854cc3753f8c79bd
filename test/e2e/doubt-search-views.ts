import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { goTo, main, searchProfiles, settled, type DoubtView } from './doubt-steps'
import { ask, openProfile, paletteField } from './steps'

/** A label as it may be pasted from elsewhere: with a zero width space, a no-break space and a direction mark. */
const markedLabel = 'CASE\u200B-2001\u00A0\u202Eold'

const typeInPalette = async (page: Page, text: string): Promise<void> => {
  await goTo(page, '#/lookup')
  await page.keyboard.press('Control+k')
  await paletteField(page).fill(text)
}

const ofSearch: readonly DoubtView[] = [
  {
    name: 'palette-waiting',
    show: async ({ page, practice }) => {
      practice.service.faults.add({
        kind: 'delay',
        milliseconds: 60_000,
        method: 'GET',
        path: '/profiles',
        times: 0,
      })
      await typeInPalette(page, 'CASE-3001')
      await page.keyboard.press('Enter')
      await expect(page.getByText(/^Enter waits/)).toBeVisible()
    },
  },
  {
    name: 'palette-several',
    show: async ({ page, practice }) => {
      practice.service.faults.clear()
      for (const times of [1, 2, 3]) {
        await ask(page, 'profiles:create', {
          providerId: 3150,
          zipcode: '00007',
          label: 'CASE-3002',
        }).then((made) => {
          if (!made.ok) throw new Error(`${times}: ${made.error.code}`)
        })
      }
      await ask(page, 'profiles:create', { providerId: 3150, zipcode: '00007', label: markedLabel })
      await typeInPalette(page, 'CASE-3002')
      await expect(page.getByText('3 profiles have exactly this ID or label.')).toBeVisible()
    },
  },
  {
    name: 'palette-marks',
    show: async ({ page }) => {
      await typeInPalette(page, 'CASE-2001')
      await expect(page.getByText(/exactly this ID or label\./)).toBeVisible()
    },
  },
  {
    name: 'palette-failed',
    show: async ({ page, practice }) => {
      practice.service.faults.add({ kind: 'status', status: 500, path: '/profiles', times: 0 })
      await typeInPalette(page, 'CASE-3009')
      await expect(page.getByText(/^The server could not be asked/)).toBeVisible()
      practice.service.faults.clear()
    },
  },
  {
    name: 'profiles-meaningless',
    show: async ({ page }) => {
      await searchProfiles(page, 'status:sucess created:soon')
      await expect(page.getByText('No profile matches.')).toBeVisible()
      // A remark about what was not understood appears once typing has paused.
      await expect(page.getByRole('status').filter({ hasText: /sucess/ })).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'profiles-marks',
    show: async ({ page }) => {
      for (const name of [
        'vip\u200B',
        'Vip',
        '\u05D0\u05D1\u05D2 2027',
        'a tag of many words that needs more room',
      ])
        await ask(page, 'tags:add', { profileId: 268, name })
      await searchProfiles(page, 'case')
      await settled(page)
      await expect(main(page).getByRole('grid', { name: 'Profiles', exact: true })).toContainText('2001')
    },
  },
  {
    name: 'profile-marks',
    show: async ({ page }) => {
      await openProfile(page, 268, 'Overview')
      await settled(page)
    },
  },
  {
    name: 'profile-tag-twin',
    matter: (page) => page.getByRole('button', { name: 'Add as typed' }),
    show: async ({ page }) => {
      await page.getByLabel('Add a tag').first().fill('Solar ')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: 'Add as typed' })).toBeVisible()
    },
  },
  {
    name: 'profiles-new-twin',
    matter: (page) => page.getByText('Is this the label you meant?'),
    show: async ({ page }) => {
      await goTo(page, '#/profiles')
      await page.getByRole('button', { name: 'New profile' }).click()
      await page.getByLabel('Utility provider').fill('3150')
      await page.getByRole('option', { name: /3150/ }).first().click()
      await page.getByRole('dialog').getByLabel('Label').fill('case-3002\u200B')
      await page.getByRole('button', { name: 'Create profile' }).click()
      await expect(page.getByText('Is this the label you meant?')).toBeVisible()
    },
  },
  {
    name: 'profiles-pasting-columns',
    matter: (page) => page.getByLabel('Column that names the profiles'),
    show: async ({ page }) => {
      await goTo(page, '#/profiles')
      await page.getByRole('button', { name: 'Paste a list…' }).click()
      await page
        .getByLabel('IDs or labels, one per line')
        .fill(
          'Case\tCustomer\tOpened\nCASE-3002\tÉmile\t2026-01-02\n\tnobody\t\nCASE-9999\tLi\t\n268\tAnn\t\n',
        )
      await expect(page.getByLabel('Column that names the profiles').first()).toBeVisible()
    },
  },
  {
    name: 'profiles-pasted-doubts',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Look up' }).click()
      await expect(page.getByRole('region', { name: 'Ambiguous lines' })).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'bulk-unmatched',
    matter: (page) => page.getByText(/^2 lines of the pasted list/),
    show: async ({ page }) => {
      const id = await page.evaluate(async () => {
        const { api } = window as unknown as {
          api: { invoke: (...rest: unknown[]) => Promise<{ value: { id: string } }> }
        }
        const answer = await api.invoke('bulk:start', crypto.randomUUID(), {
          operation: { kind: 'tag-add', tags: ['meter\u00A0swap'] },
          ids: Int32Array.from([1, 2, 268, 999_999]),
          unmatched: {
            unknown: ['CASE-9999', 'case\u200B-17'],
            undecided: [{ line: 'CASE-3002', ids: [3, 4, 5] }],
          },
        })
        return answer.value.id
      })
      await goTo(page, `#/bulk/${id}`)
      await page.getByText(/^2 lines of the pasted list/).click()
      await page.getByText(/^1 line of the pasted list/).click()
      await settled(page)
    },
  },
]

/** A saved file with labels that a spreadsheet would have taken for formulas. */
const ofFiles: readonly DoubtView[] = [
  {
    name: 'profiles-saved-rewritten',
    show: async ({ page, app, practice }) => {
      for (const label of ['=2+5', '00123', '-12', '1/2'])
        await ask(page, 'profiles:create', { providerId: 3150, zipcode: '00007', label })
      const path = join(practice.folder, 'profiles.csv')
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path)
      await searchProfiles(page, '')
      await settled(page)
      await page.keyboard.press('Control+a')
      await page
        .getByRole('toolbar', { name: 'Selected profiles' })
        .getByRole('button', { name: 'Export' })
        .click()
      await page.getByRole('menuitem', { name: /^Export .* as CSV$/ }).click()
      await expect(page.getByText(/Saved to/)).toBeVisible()
    },
  },
]

export const searchDoubts: readonly DoubtView[] = [...ofSearch, ...ofFiles]
