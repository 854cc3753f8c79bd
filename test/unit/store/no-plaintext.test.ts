import { DatabaseSync } from '@photostructure/sqlite'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newPlace, openAt, testKey, value } from './in-process'
import { bill, profile, seen } from './samples'

const needles = [
  'LABEL-Jane-Doe',
  'tag-solar-roof',
  '94-zip-31',
  'Utility-of-Nowhere',
  'DETAIL-locked-account',
  'cost-4711.17',
  'account-9988',
  'FIELD-security-answer',
  'SUMMARY-rename',
  'BEFORE-old-label',
  'NOTE-after',
  'SETTING-search',
  'WHO-operator',
  'REASON-asked-for',
  'PDF-content',
  'FILEKEY-77',
]

test('no label, tag, bill, detail, field name or file is readable in the database, its log or the files', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  const at = '2026-11-20T10:00:00.000Z'
  value(
    await store.profiles.put([
      profile(1, {
        label: 'LABEL-Jane-Doe',
        tags: ['tag-solar-roof'],
        zipcode: '94-zip-31',
        provider: 'Utility-of-Nowhere',
      }),
    ]),
  )
  value(await store.jobs.observe(seen({ detail: 'DETAIL-locked-account' })))
  value(await store.bills.putList(1, [bill({ cost: 'cost-4711.17', accountNumber: 'account-9988' })], at))
  const field = { field: 'FIELD-security-answer' }
  value(
    await store.changes.begin({
      kind: 'credential-add',
      profileId: 1,
      summary: 'add a field',
      before: field,
    }),
  )
  const change = value(
    await store.changes.begin({
      kind: 'change',
      profileId: 1,
      summary: 'SUMMARY-rename',
      before: { label: 'BEFORE-old-label' },
    }),
  )
  value(await store.changes.finish(change, 'done', 'NOTE-after'))
  value(await store.settings.put('view', { search: 'SETTING-search' }))
  value(
    await store.activity.append({
      at,
      who: 'WHO-operator',
      action: 'change',
      profileId: 1,
      outcome: 'done',
      personal: { label: 'LABEL-Jane-Doe', reason: 'REASON-asked-for' },
    }),
  )
  value(await store.files.put('pdf', '1/FILEKEY-77', new Uint8Array(Buffer.from('PDF-content'))))

  const bytesOnDisk = (): Buffer =>
    Buffer.concat(
      readdirSync(place.folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .flatMap((entry) => [
          readFileSync(join(entry.parentPath, entry.name)),
          Buffer.from(join(entry.parentPath, entry.name)),
        ]),
    )
  const open = bytesOnDisk()
  await store.close()
  const closed = bytesOnDisk()

  // What is plain is found, so that the search itself is known to work.
  expect([open.includes('job-1'), closed.includes('queued')]).toEqual([true, true])
  const forms = needles.flatMap((needle) => [Buffer.from(needle), Buffer.from(needle, 'utf16le')])
  const found = forms.filter((form) => open.includes(form) || closed.includes(form))
  expect(found.map(String)).toEqual([])
  expect(open.includes(Buffer.from(testKey)) || closed.includes(Buffer.from(testKey))).toBe(false)
})

test('what was forgotten is not left in the database or its log, even sealed', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  value(await store.profiles.put(Array.from({ length: 50 }, (_, at) => profile(at + 1))))
  value(await store.bills.putList(7, [bill()], '2026-11-20T10:00:00.000Z'))
  await store.close()
  const db = new DatabaseSync(place.file)
  const { sealed } = db.prepare('SELECT sealed FROM bill_list WHERE profile_id = 7').get() as {
    sealed: Uint8Array
  }
  db.close()
  const again = value(await openAt(place))
  value(await again.profiles.put([profile(7)]))
  value(await again.profiles.forget(7))
  const left = readdirSync(place.folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(place.folder, entry.name)))
  expect(Buffer.concat(left).includes(Buffer.from(sealed.subarray(0, 48)))).toBe(false)
})
