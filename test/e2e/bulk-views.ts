import { expect, type Locator, type Page } from 'playwright/test'
import type { BulkOperation } from '../../shared/domain/bulk'
import type { PracticeForTests } from '../support/practice'
import { ask } from './steps'

/** Shows one state of tags or bulk runs, with a service in which it may need to cause faults. */
export interface BulkViewState {
  readonly name: string
  readonly show: (page: Page, practice: PracticeForTests) => Promise<void>
  /** The subject of the picture: it is scrolled into view in each size of the window. */
  readonly matter?: (page: Page) => Locator
}

const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}
const settled = (page: Page): Promise<void> => expect(page.locator('[aria-busy="true"]')).toHaveCount(0)

const tagWith = (practice: PracticeForTests, tag: string): readonly number[] =>
  practice.service.world().profiles.list({ matches: ({ tags }) => tags.includes(tag) })

/** Starts a run as a dialog does. */
const start = async (page: Page, operation: BulkOperation, ids: readonly number[]): Promise<string> => {
  const id = await page.evaluate(
    async ([wanted, profiles]) => {
      const { api } = window as unknown as {
        api: {
          invoke: (channel: string, callId: string, request: unknown) => Promise<{ value?: { id: string } }>
        }
      }
      const request = { operation: wanted, ids: Int32Array.from(profiles) }
      return (await api.invoke('bulk:start', crypto.randomUUID(), request)).value?.id
    },
    [operation, ids] as const,
  )
  if (id === undefined) throw new Error('The run was not started')
  return id
}
const runs = async (page: Page) => {
  const answer = await ask(page, 'bulk:list', {})
  return answer.ok ? answer.value : []
}
const idOf = async (page: Page, kind: BulkOperation['kind']): Promise<string> =>
  (await runs(page)).find(({ operation }) => operation.kind === kind)?.id ?? ''
const inState = (page: Page, id: string, state: string): Promise<void> =>
  expect
    .poll(async () => (await runs(page)).find((run) => run.id === id)?.state, { timeout: 60_000 })
    .toBe(state)

const report = (page: Page) => page.getByRole('region', { name: 'Report' })
const dialog = (page: Page) => page.getByRole('dialog')
const openReport = async (page: Page, id: string): Promise<void> => {
  await goTo(page, `#/bulk/${id}`)
  await expect(report(page).getByRole('list', { name: 'Outcomes by reason' })).toBeVisible()
  await settled(page)
}

/** States before any profile has been listed. */
export const emptyBulkViews: readonly BulkViewState[] = [
  {
    name: 'tags-empty',
    show: async (page) => {
      await goTo(page, '#/tags')
      await expect(page.getByText(/^The profiles, and so their tags, could not be read/)).toBeVisible()
    },
  },
  {
    name: 'bulk-empty',
    show: async (page) => {
      await goTo(page, '#/bulk')
      await expect(page.getByText('No bulk runs yet.')).toBeVisible()
    },
  },
]

const tags = (page: Page) => page.getByRole('grid', { name: 'Tags' })
const retype = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel(/^(Rename to|Merge 2 tags into)$/).fill(text)
  await page.keyboard.press('Enter')
}
const counted = async (page: Page): Promise<void> => {
  await expect(dialog(page).getByText(/\d requests?/)).toBeVisible()
}

const tagViews: readonly BulkViewState[] = [
  {
    name: 'tags',
    show: async (page) => {
      await goTo(page, '#/tags')
      await tags(page).getByRole('row', { name: /solar/ }).first().click()
      await expect(page.getByRole('region', { name: 'Tag solar' })).toBeVisible()
    },
  },
  {
    name: 'tags-questioned',
    matter: (page) => page.getByRole('button', { name: 'Use “heat pump”' }),
    show: async (page) => {
      await retype(page, 'Heat pump')
      await expect(page.getByRole('button', { name: 'Use “heat pump”' })).toBeVisible()
    },
  },
  {
    name: 'tags-rename',
    show: async (page) => {
      await retype(page, 'solar 2027')
      await counted(page)
    },
  },
  {
    name: 'tags-remove',
    show: async (page) => {
      await goTo(page, '#/tags')
      await page.getByRole('button', { name: 'Remove everywhere…' }).click()
      await counted(page)
    },
  },
  {
    name: 'tags-chosen',
    show: async (page) => {
      await goTo(page, '#/tags')
      await tags(page).getByLabel('Choose heat pump').check()
      await tags(page).getByLabel('Choose EV').check()
      await expect(page.getByRole('region', { name: 'Chosen tags' })).toBeVisible()
    },
  },
  {
    name: 'tags-merge',
    show: async (page) => {
      await retype(page, 'electrified')
      await counted(page)
    },
  },
  {
    name: 'tags-filtering',
    show: async (page) => {
      await goTo(page, '#/tags')
      await tags(page).getByLabel('Choose heat pump').uncheck()
      await tags(page).getByLabel('Choose EV').uncheck()
      await page.getByRole('searchbox', { name: 'Search tags' }).fill('bil')
      await expect(page.getByText('budget billing').first()).toBeVisible()
    },
  },
  {
    name: 'tags-no-match',
    show: async (page) => {
      await page.getByRole('searchbox', { name: 'Search tags' }).fill('nothing is called so')
      await expect(page.getByText('No tag matches.')).toBeVisible()
    },
  },
]

/** Selects all profiles that this search finds, and nothing else. */
const select = async (page: Page, search: string): Promise<void> => {
  await goTo(page, '#/profiles')
  const clear = page.getByRole('button', { name: 'Clear', exact: true })
  if (await clear.isVisible()) await clear.click()
  await page.getByRole('combobox', { name: 'Search profiles' }).fill(search)
  await page.keyboard.press('Enter')
  await settled(page)
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar', { name: 'Selected profiles' })).toBeVisible()
}
const openByButton = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('toolbar', { name: 'Selected profiles' }).getByRole('button', { name }).click()
  await expect(dialog(page)).toBeVisible()
}

const selectionViews: readonly BulkViewState[] = [
  {
    name: 'selected-tag',
    show: async (page) => {
      await select(page, 'tag:commercial')
      await page.keyboard.press('t')
      await expect(page.getByRole('combobox', { name: 'Tag to add' })).toBeFocused()
      await page.keyboard.type('resid')
      await counted(page)
    },
  },
  {
    name: 'selected-tag-questioned',
    matter: (page) => dialog(page).getByRole('alert'),
    show: async (page) => {
      await page.getByRole('combobox', { name: 'Tag to add' }).fill('Heat pump')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(dialog(page).getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'selected-untag',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('u')
      await expect(dialog(page).getByRole('combobox')).toBeFocused()
      await page.keyboard.type('solar')
      await counted(page)
    },
  },
  {
    name: 'selected-change',
    matter: (page) => dialog(page).getByText(/\d requests?/),
    show: async (page) => {
      await page.keyboard.press('Escape')
      await openByButton(page, /^Change/)
      await page.keyboard.type('{label} (2027)')
      await counted(page)
    },
  },
  {
    name: 'selected-delete',
    matter: (page) => dialog(page).getByText(/\d requests?/),
    show: async (page) => {
      await page.keyboard.press('Escape')
      await expect(dialog(page)).toHaveCount(0)
      await openByButton(page, /^Delete/)
      await counted(page)
    },
  },
  {
    name: 'selected-delete-refused',
    show: async (page) => {
      await select(page, '')
      await openByButton(page, /^Delete/)
      await expect(dialog(page).getByText(/too many to delete/)).toBeVisible()
    },
  },
  {
    name: 'selected-job',
    matter: (page) => dialog(page).getByText(/\d requests?/),
    show: async (page) => {
      await page.keyboard.press('Escape')
      await expect(dialog(page)).toHaveCount(0)
      await page.keyboard.press('b')
      await expect(dialog(page).getByText(/left out\.$/)).toBeVisible()
      await counted(page)
    },
  },
  {
    name: 'selected-job-unanswered',
    show: async (page) => {
      await page.keyboard.press('Enter')
      await expect(dialog(page).getByText(/^Choose whether/)).toBeVisible()
    },
  },
]

/** Makes the service refuse the tag for some of the profiles that would get it. */
const refuseSome = (practice: PracticeForTests): void => {
  const { faults } = practice.service
  const lacking = tagWith(practice, 'commercial').slice(-12)
  const at = (from: number, to: number) => ({
    method: 'POST',
    path: `/profiles/(${lacking.slice(from, to).join('|')})/tags/`,
    times: 0,
  })
  faults.add({ kind: 'status', status: 403, body: { error: 'Permission denied' }, ...at(0, 5) })
  faults.add({ kind: 'status', status: 404, body: { error: 'Profile not found' }, ...at(5, 7) })
  faults.add({ kind: 'status', status: 400, body: { error: 'Tag could not be saved' }, ...at(7, 10) })
}

const runViews: readonly BulkViewState[] = [
  {
    name: 'bulk-running',
    show: async (page, practice) => {
      await goTo(page, '#/bulk')
      const { faults } = practice.service
      refuseSome(practice)
      // From the eightieth item on it takes long enough for all pictures of a run in progress.
      const tagged = tagWith(practice, 'commercial')
      const path = `/profiles/(${tagged.slice(80, -12).join('|')})/tags/`
      faults.add({ kind: 'delay', milliseconds: 10_000, method: 'POST', path, times: 0 })
      const id = await start(page, { kind: 'tag-add', tags: ['meter swap 2027'] }, tagged)
      const solar = tagWith(practice, 'solar')
      await start(page, { kind: 'tag-remove', tags: ['solar'] }, solar)
      await expect
        .poll(async () => (await runs(page)).find((run) => run.id === id)?.counts.done)
        .toBeGreaterThan(10)
      await openReport(page, id)
    },
  },
  {
    name: 'bulk-queued',
    show: async (page) => openReport(page, await idOf(page, 'tag-remove')),
  },
  {
    name: 'bulk-cancelling',
    show: async (page) => {
      await page.getByRole('button', { name: /^Cancel: Remove/ }).click()
      await expect(dialog(page)).toBeVisible()
    },
  },
  {
    name: 'bulk-paused',
    show: async (page) => {
      await dialog(page).getByRole('button', { name: 'Cancel the run' }).click()
      await expect(dialog(page)).toHaveCount(0)
      const id = await idOf(page, 'tag-add')
      await page.getByRole('button', { name: /^Pause: Add/ }).click()
      await inState(page, id, 'paused')
      await openReport(page, id)
    },
  },
  {
    name: 'bulk-cancelled',
    show: async (page, practice) => {
      // It starts once everything that the run before has in progress is done.
      practice.service.faults.clear()
      const id = await idOf(page, 'tag-remove')
      await inState(page, id, 'cancelled')
      await openReport(page, id)
    },
  },
  {
    name: 'bulk-done',
    show: async (page, practice) => {
      const id = await idOf(page, 'tag-add')
      practice.service.faults.clear()
      refuseSome(practice)
      await ask(page, 'bulk:resume', { id })
      await inState(page, id, 'done')
      await openReport(page, id)
    },
  },
  {
    name: 'bulk-done-failed',
    matter: (page) => report(page).getByRole('radio', { name: 'Failed 10' }),
    show: async (page) => {
      const outcomes = report(page).getByRole('list', { name: 'Outcomes by reason' })
      await outcomes.getByRole('button', { name: '5 failed' }).click()
      await expect(report(page).getByRole('radio', { name: 'Failed 10' })).toBeChecked()
      await settled(page)
    },
  },
  {
    name: 'bulk-undo',
    show: async (page) => {
      await report(page).getByRole('button', { name: 'Undo', exact: true }).click()
      await counted(page)
    },
  },
  {
    name: 'bulk-undone',
    show: async (page, practice) => {
      practice.service.faults.clear()
      await dialog(page).getByRole('button', { name: 'Undo', exact: true }).click()
      await expect(dialog(page)).toHaveCount(0)
      const id = await idOf(page, 'undo')
      await inState(page, id, 'done')
      await openReport(page, id)
    },
  },
]

/** States in which all profiles have been read. */
export const bulkViews: readonly BulkViewState[] = [...tagViews, ...selectionViews, ...runViews]
