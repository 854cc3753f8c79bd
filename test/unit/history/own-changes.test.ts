import { expect, it } from 'vitest'
import type { LoggedLine } from '../../../shared/domain/activity'
import type { FieldChange } from '../../../shared/domain/bill-change'
import { ownChanges } from '../../../shared/history/own-changes'

const at = (minute: number): string => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`
const line = (minute: number, more: Partial<LoggedLine> = {}): LoggedLine => ({
  seq: minute,
  at: at(minute),
  who: 'ana',
  action: 'tag-add',
  profileId: 1,
  outcome: 'done',
  personalHash: null,
  previous: '',
  hash: '',
  personal: { label: 'A', tag: 'solar' },
  ...more,
})
const added: readonly FieldChange[] = [{ field: 'tag.solar', before: null, after: '' }]
const owned = (fields: readonly FieldChange[], lines: readonly LoggedLine[]) =>
  [...ownChanges([{ fields, since: at(10), modified: null, seenAt: at(20) }], lines).values()].flat()
const owners = (fields: readonly FieldChange[], lines: readonly LoggedLine[]) =>
  owned(fields, lines).map(({ seq }) => seq)

it('a line that says the same, and was written between the two readings, tells who it was', () => {
  expect(owners(added, [line(15)])).toEqual([15])
  expect(owners(added, [line(10), line(21)])).toEqual([])
  expect(owners(added, [line(15, { outcome: 'refused' }), line(16, { outcome: 'unknown' })])).toEqual([])
})

it('a bulk run writes its line a moment after it has passed the change on', () => {
  const late = (ms: number) => line(20, { at: new Date(Date.parse(at(20)) + ms).toISOString() })
  expect(owners(added, [late(20)])).toEqual([20])
  expect(owners(added, [late(2_000)])).toEqual([])
})

it('another tag, or the same one removed, is somebody else’s', () => {
  expect(owners(added, [line(15, { personal: { tag: 'Solar' } })])).toEqual([])
  expect(owners(added, [line(15, { action: 'tag-remove' })])).toEqual([])
  expect(owners(added, [line(15, { personal: null })])).toEqual([])
})

it('a change is told by its new label; a line with the old one, or of other fields, may be of something else', () => {
  const renamed: readonly FieldChange[] = [{ field: 'label', before: 'A', after: 'B' }]
  const change = (label: string) => line(15, { action: 'change', personal: { label } })
  expect(owners(renamed, [change('B')])).toEqual([15])
  expect(owners(renamed, [change('A')])).toEqual([15])
  expect(owners(renamed, [change('C')])).toEqual([])
  const moved: readonly FieldChange[] = [{ field: 'zipcode', before: '00007', after: '94107' }]
  const perhaps = (fields: readonly FieldChange[], ...lines: readonly LoggedLine[]) =>
    owned(fields, lines).map((own) => own.perhaps ?? false)
  expect(perhaps(renamed, change('B'))).toEqual([false])
  expect(perhaps(renamed, change('A'))).toEqual([true])
  expect(perhaps(moved, change('A'))).toEqual([true])
  expect(perhaps([...renamed, ...moved], line(15, { action: 'change', personal: null }))).toEqual([true])
  // What is sure leaves nothing to guess.
  expect(perhaps(renamed, change('A'), { ...change('B'), seq: 16 })).toEqual([false])
  expect(owners([{ field: 'zipcode', before: '00007', after: '94107' }], [change('A')])).toEqual([15])
  expect(owners(added, [change('A')])).toEqual([])
})

it('a line that names its fields explains a change of them surely, and one of others not at all', () => {
  const change = (fields: string, label = 'A', minute = 15) =>
    line(minute, { action: 'change', personal: { label, fields } })
  const moved: FieldChange = { field: 'zipcode', before: '00007', after: '94107' }
  const renamed: FieldChange = { field: 'label', before: 'A', after: 'B' }
  const provided: readonly FieldChange[] = [
    { field: 'provider', before: 'Gas', after: 'Power' },
    { field: 'providerId', before: '1', after: '2' },
  ]
  const own = (fields: readonly FieldChange[], ...lines: readonly LoggedLine[]) =>
    owned(fields, lines).map(({ seq, perhaps, only }) => [seq, ...(perhaps ? ['perhaps'] : (only ?? []))])
  expect(own([moved], change('zipcode'))).toEqual([[15]])
  expect(own([moved], change('label, zipcode', 'B'))).toEqual([[15]])
  expect(own(provided, change('providerId'))).toEqual([[15]])
  expect(own([moved], change('label'), change('providerId'))).toEqual([])
  expect(own(provided, change('zipcode'))).toEqual([])
  expect(own(added, change('label, zipcode, providerId'))).toEqual([])
  // A bulk run's line has the label of before; with another one it was another change of the label.
  expect(own([renamed], change('label', 'A'))).toEqual([[15]])
  expect(own([renamed], change('label', 'B'))).toEqual([[15]])
  expect(own([renamed], change('label', 'C'))).toEqual([])
  // Of what else was found changed nothing is known.
  expect(own([renamed, moved], change('zipcode'))).toEqual([[15, 'zipcode']])
  expect(own([renamed, moved], change('zipcode'), change('label', 'B', 16))).toEqual([[15], [16]])
  expect(own([moved], line(15, { action: 'change', personal: { label: 'A' } }))).toEqual([[15, 'perhaps']])
})

it('a profile that is gone was deleted by whoever deleted it, and by nobody who tagged it before', () => {
  const gone: readonly FieldChange[] = [
    { field: 'label', before: 'A', after: null },
    { field: 'tag.solar', before: '', after: null },
  ]
  expect(owners(gone, [line(15, { action: 'tag-remove' }), line(16, { action: 'delete' })])).toEqual([16])
})

it('a line that is later than its change does not explain the next one too', () => {
  const zip = (before: string, after: string, since: string, seenAt: string) => ({
    fields: [{ field: 'zipcode', before, after }],
    since,
    modified: null,
    seenAt,
  })
  const here = zip('00007', '94107', at(10), at(20))
  const elsewhere = zip('94107', '60601', at(20), at(30))
  const late = line(20, {
    at: new Date(Date.parse(at(20)) + 20).toISOString(),
    action: 'change',
    personal: { label: 'A' },
  })
  const own = ownChanges([elsewhere, here], [late])
  expect([own.get(elsewhere)?.length, own.get(here)?.length]).toEqual([0, 1])
})
