import { cleanup, fireEvent, screen } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { BillsTab } from '../../../../renderer/features/bills/bills-tab'
import { LoginTree } from '../../../../renderer/features/bills/login-tree'
import { loginTree, type LoginNode } from '../../../../renderer/features/bills/login-tree-nodes'
import { isIn } from '../../../../shared/coverage/scope'
import { coverageOf } from '../../../../shared/coverage/coverage'
import type { Bill } from '../../../../shared/domain/bill'
import { ok } from '../../../../shared/errors/failure'
import { billOf } from '../../../support/bill'
import { anyBill } from '../../../support/bill-series'
import { exposed } from '../exposed'
import { show } from '../show'
import { giveElementsASize } from '../ui/sized'
import { jobOf } from '../triage/samples'
import { monthOf } from './samples'

beforeEach(() => {
  giveElementsASize()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-07-01T12:00:00Z') })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const shape = (bills: readonly Bill[]) =>
  loginTree(coverageOf(bills, '2026-07-01')).map((node) => {
    const { level, scope, records, missing, late, next, state } = node
    const { accountNumber, type, serviceId, meterNumber } = scope
    const name = level === 1 ? accountNumber : level === 2 ? `${type} ${serviceId}` : meterNumber
    return `${'  '.repeat(level - 1)}${name}: ${records} ${state}${missing ? ` ${missing} missing` : ''}${late ? ` ${late} late` : ''} ${next ?? ''}`.trimEnd()
  })

const bills = [
  ...[1, 2, 4].map((month) => monthOf(month, { serviceId: 's1' })),
  ...[1, 2, 3, 4, 5].map((month) =>
    monthOf(month, { billId: `o${month}`, serviceId: 's1', meterNumber: 'm-2' }),
  ),
  monthOf(1, { billId: 'g', type: 'gas', meterNumber: null }),
  billOf({ accountNumber: '42626522-7', type: 'billing', billDate: '2026-01-03' }),
  billOf({ accountNumber: '61120934-1', type: 'billing', billDate: '2026-01-03' }),
  ...[1, 2, 3].map((month) =>
    monthOf(month, {
      accountNumber: '55184045-8',
      startDate: `2024-0${month}-01`,
      endDate: `2024-0${month}-28`,
    }),
  ),
]

test('accounts, services and meters stand below each other, with what is missing, expected, ended or only named', () => {
  expect(shape(bills)).toEqual([
    '42626522-7: 10 expected 1 missing 1 late 2026-07-22',
    '  electricity s1: 8 expected 1 missing 1 late 2026-07-22',
    '    67563764: 3 expected 1 missing 1 late 2026-07-22',
    '    m-2: 5 expected 2026-07-22',
    '  gas null: 1 few',
    '  billing null: 1 few',
    '55184045-8: 3 ended',
    '  electricity null: 3 ended',
    '    67563764: 3 ended',
    '61120934-1: 1 named',
    '  billing null: 1 few',
  ])
})

test('of any records, each is under exactly one node of each level that it has, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(anyBill, { maxLength: 40 }), (any) => {
      const coverage = coverageOf(any, '2028-01-01')
      const nodes = loginTree(coverage)
      const count = (level: LoginNode['level']) =>
        nodes.filter((node) => node.level === level).reduce((sum, { records }) => sum + records, 0)
      expect([count(1), count(2)]).toEqual([any.length, any.length])
      expect(count(3)).toBeLessThanOrEqual(any.length)
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
      for (const { key } of coverage)
        expect(nodes.filter(({ level, scope }) => level === 2 && isIn(scope, key))).toHaveLength(1)
    }),
  )
})

const tab = () =>
  show(
    <BillsTab profileId={516} pdf={() => null} />,
    fakeBridge({
      'bills:list': () => ok({ bills: [...bills], newBillIds: [] }),
      'jobs:of-profile': () => ok([]),
    }),
  )
const rowCount = () => Number(screen.getByRole('grid').getAttribute('aria-rowcount')) - 1

test('a part of the login narrows the list and its types; the keys go from part to part', async () => {
  tab()
  await screen.findByRole('grid')
  const all = rowCount()
  fireEvent.click(screen.getByRole('button', { name: 'Behind this login' }))
  const tree = await screen.findByRole('tree', { name: 'Behind this login' })
  expect(screen.getByRole('treeitem', { name: /^Meter 67563764\s*3\s*1 missing, 1 late/ })).toBeTruthy()
  expect(
    screen.getByRole('treeitem', { name: /^Account 61120934-1\s*1\s*only billing records name it/ }),
  ).toBeTruthy()
  fireEvent.click(screen.getByRole('treeitem', { name: /^Meter m-2/ }))
  expect(rowCount()).toBe(5)
  expect(screen.getByRole('button', { name: 'A part of this login' })).toBeTruthy()
  expect(screen.getByRole('button', { name: /All types\s*5/ })).toBeTruthy()
  fireEvent.keyDown(tree, { key: 'ArrowUp' })
  expect(rowCount()).toBe(5)
  expect(screen.getByRole('treeitem', { selected: true }).textContent).toContain('67563764')
  fireEvent.keyDown(tree, { key: 'Home' })
  expect(rowCount()).toBe(all)
})

test('a list without the chosen part says that it shows everything', async () => {
  show(
    <BillsTab profileId={516} pdf={() => null} />,
    fakeBridge({
      'bills:list': ({ jobId }) =>
        ok({ bills: jobId ? bills.filter(({ type }) => type === 'gas') : [...bills], newBillIds: [] }),
      'jobs:of-profile': () => ok([jobOf(516, { jobId: 'job-7', status: 'success' })]),
    }),
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Behind this login' }))
  fireEvent.click(await screen.findByRole('treeitem', { name: /^Meter m-2/ }))
  const words = /has no records in this list: everything is shown/
  expect(screen.queryByText(words)).toBeNull()
  fireEvent.click(screen.getByRole('combobox', { name: 'Job' }))
  fireEvent.click(await screen.findByRole('option', { name: /Success/ }))
  expect(await screen.findByText(words)).toBeTruthy()
  expect(rowCount()).toBe(1)
})

test('of a single job’s bills nothing is said to be too few, and no account is named only by billing', () => {
  const complete = coverageOf(
    [1, 2, 3, 4, 5].map((month) => monthOf(month)),
    '2026-07-01',
  ).map((series) => ({
    ...series,
    periods: series.periods.filter(({ state }) => state === 'here'),
    end: null,
  }))
  const unnamed = coverageOf([billOf({ type: 'billing', billDate: '2026-01-03' })], '2026-07-01')
  show(
    <LoginTree nodes={loginTree([...complete, ...unnamed])} value={null} onChange={() => undefined} />,
    fakeBridge({}),
  )
  expect(screen.getByRole('treeitem', { name: /^Meter/ }).textContent).toMatch(/bills to 2026-06-01$/)
  expect(screen.queryByText('too few to tell')).toBeNull()
  expect(screen.queryByText('only billing records name it')).toBeNull()
})

test('a click leaves the focus at the tree, whose line it is that is told', async () => {
  tab()
  fireEvent.click(await screen.findByRole('button', { name: 'Behind this login' }))
  const item = await screen.findByRole('treeitem', { name: /^Meter m-2/ })
  item.focus()
  fireEvent.click(item)
  const tree = screen.getByRole('tree')
  expect(document.activeElement).toBe(tree)
  expect(tree.getAttribute('aria-activedescendant')).toBe(item.id)
})

test('whose accounts they are is blurred in privacy mode', async () => {
  tab()
  fireEvent.click(await screen.findByRole('button', { name: 'Behind this login' }))
  const tree = await screen.findByRole('tree')
  expect(exposed(tree, ['61120934-1', '42626522-7', '67563764', 'm-2', 's1'])).toEqual([])
})

test('of a single series there is nothing to choose', async () => {
  show(
    <BillsTab profileId={516} pdf={() => null} />,
    fakeBridge({
      'bills:list': () => ok({ bills: [monthOf(1)], newBillIds: [] }),
      'jobs:of-profile': () => ok([]),
    }),
  )
  await screen.findByRole('grid')
  expect(screen.queryByRole('button', { name: 'Behind this login' })).toBeNull()
})
