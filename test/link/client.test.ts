import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareProfile } from '../../electron/link/decode/profile'
import { createLinkClient, type LinkClient } from '../../electron/link/link-client'
import type { Result } from '../../shared/errors/failure'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'

/** Compares two readings of the document: the same tests for every dialect in which Practice may answer. */

const valueOf = <T>(result: Result<T>): T => {
  expect(result).toMatchObject({ ok: true })
  return (result as { value: T }).value
}

describe.each(['reference', 'examples', 'mixed'] as const)('the whole API in the %s dialect', (dialect) => {
  let practice: PracticeForTests
  let client: LinkClient

  beforeAll(async () => {
    practice = await startPracticeForTests({ dialect, speed: 0 })
    client = createLinkClient({
      baseUrl: practice.service.apiUrl,
      identity: practice,
      ca: [practice.caPem],
      oaepHash: 'sha1',
    })
  })

  afterAll(async () => {
    await client.close()
    await practice.close()
  })

  const newProfile = async (label: string): Promise<number> =>
    valueOf(await client.profiles.create({ providerId: 3150, zipcode: '00007', label })).id

  describe('basic services', () => {
    it('echoes by GET and by POST, whatever the characters', async () => {
      const text = 'Zähler & 計器 = 50% + "x" 🙂'
      expect(valueOf(await client.basic.echoGet(text))).toBe(text)
      expect(valueOf(await client.basic.echoPost(text))).toBe(text)
    })

    it('tells what the server knows of our certificate (L330: enabled and dates in any form)', async () => {
      const info = valueOf(await client.basic.certificateInfo())
      expect(info).toMatchObject({ clientName: 'Test Client', enabled: true })
      expect(Date.parse(info.expirationDate ?? '')).toBeGreaterThan(Date.now())
      expect(Date.parse(info.createdDate ?? '')).toBeLessThan(Date.now())
    })
  })

  describe('lookup', () => {
    it('reads a ZIP code as text with its zeros (L352)', async () => {
      const zip = valueOf(await client.zips.get('00007'))
      expect(zip.zipcode).toBe('00007')
      expect(zip.latitude).toEqual(expect.any(Number))
    })

    it('says not found for a ZIP code nobody knows, even where that comes with a 200 (L393…)', async () => {
      for (const _ of [1, 2]) {
        expect(await client.zips.get('99999')).toMatchObject({ ok: false, error: { code: 'not-found' } })
      }
    })

    it('looks providers up rather than knowing their ids (L119/128), and each one by itself (L392)', async () => {
      const ids = valueOf(await client.utilities.find({ zipcode: '00007' }))
      expect(ids).toEqual(expect.arrayContaining([3149, 3150]))
      const providers = await Promise.all(ids.map((id) => client.utilities.get(id)))
      const types = providers.flatMap((provider) => valueOf(provider).types)
      expect(types).toContain('electricity')
      expect(types).not.toContain('electric')
    })

    it('finds by name, and gives an empty list where there is none', async () => {
      expect(valueOf(await client.utilities.find({ name: 'Mission Bay' }))).toEqual([102])
      expect(valueOf(await client.utilities.find({ name: 'no such utility anywhere' }))).toEqual([])
    })
  })

  describe('profiles', () => {
    it('creates one and finds its id under either name (L136/143)', async () => {
      const created = valueOf(
        await client.profiles.create({ providerId: 3150, zipcode: '00007', label: `made ${dialect}` }),
      )
      expect(created).toMatchObject({ label: `made ${dialect}`, providerId: 3150, zipcode: '00007' })
      expect(valueOf(await client.profiles.get(created.id))).toMatchObject({ label: `made ${dialect}` })
    })

    it('lists ids in every form the list may take (L454)', async () => {
      for (const _ of [1, 2, 3, 4, 5]) {
        const ids = valueOf(await client.profiles.list({}))
        expect(ids.length).toBeGreaterThanOrEqual(250)
        expect(ids).toContain(516)
        expect(ids.every(Number.isSafeInteger)).toBe(true)
      }
    })

    it('lists by several ids whether or not the server takes lists (L445)', async () => {
      expect([...valueOf(await client.profiles.list({ ids: [1, 2, 121, 999_999_999] }))].sort()).toEqual([
        1, 121, 2,
      ])
    })

    it('proposes at least the profiles with a label, a tag, a provider and a date (L447, L449/59, L450/58)', async () => {
      const id = await newProfile('Findable')
      valueOf(await client.tags.add(id, 'findable-tag'))
      const today = new Date().toISOString().slice(0, 10)
      for (const filter of [
        { label: 'Findable' },
        { tags: ['findable-tag'] },
        { providerId: 3150 },
        { createdFrom: today, createdTo: today },
      ]) {
        expect(valueOf(await client.profiles.list(filter))).toContain(id)
      }
    })

    it('retrieves one whose reply names neither id nor ZIP code (L479), provider under any name (L446/480/505)', async () => {
      for (const _ of [1, 2, 3]) {
        const profile = valueOf(await client.profiles.get(268))
        expect(profile).toMatchObject({ id: 268, label: 'new testing profile', providerId: 3150 })
        expect(Date.parse(profile.created ?? '')).toBeLessThanOrEqual(Date.now())
      }
    })

    it('changes one and shows what is stored afterwards (L545)', async () => {
      const id = await newProfile('before')
      expect(valueOf(await client.profiles.change(bareProfile(id), { label: 'after' }))).toMatchObject({
        id,
        label: 'after',
        providerId: 3150,
      })
    })

    it('deletes one', async () => {
      const id = await newProfile('short-lived')
      valueOf(await client.profiles.remove(id))
      expect(await client.profiles.get(id)).toMatchObject({
        ok: false,
        error: { code: 'not-found', status: 404 },
      })
    })

    it('names what the server refused, in its own words (L475/489/740/863)', async () => {
      expect(await client.profiles.get(999_999_999)).toMatchObject({
        error: { apiText: 'Profile not found' },
      })
      expect(await client.profiles.create({ providerId: 1, zipcode: '00007' })).toMatchObject({
        error: { code: 'not-found', apiText: 'Utility provider not found' },
      })
    })
  })

  describe('tags', () => {
    it('adds, lists and removes them', async () => {
      const id = await newProfile('tagged')
      expect(valueOf(await client.tags.add(id, 'solar'))).toBe(false)
      expect(valueOf(await client.tags.add(id, `new in ${dialect} 太陽`))).toBe(true)
      for (const _ of [1, 2, 3]) {
        expect(valueOf(await client.tags.list(id))).toEqual(['solar', `new in ${dialect} 太陽`])
      }
      valueOf(await client.tags.remove(id, 'solar'))
      expect(valueOf(await client.tags.list(id))).toEqual([`new in ${dialect} 太陽`])
      expect(await client.tags.remove(id, 'solar')).toMatchObject({ error: { code: 'not-found' } })
    })
  })

  describe('sensitive fields', () => {
    it('stores any field, encrypted, and lists names only (L181, L632)', async () => {
      const id = await newProfile('credentials')
      valueOf(await client.sensitive.add(id, 'username', 'success'))
      valueOf(await client.sensitive.add(id, 'password', 'pässwörd 🙂'))
      valueOf(await client.sensitive.add(id, 'PIN / zweite Frage?', ''))
      for (const _ of [1, 2, 3]) {
        expect(valueOf(await client.sensitive.listFields(id))).toEqual([
          'username',
          'password',
          'PIN / zweite Frage?',
        ])
      }
      valueOf(await client.sensitive.remove(id, 'PIN / zweite Frage?'))
      expect(valueOf(await client.sensitive.listFields(id))).toEqual(['username', 'password'])
    })

    it('changes by PUT (L179/685), whatever the success looks like (L176/662/700, L573/662/788)', async () => {
      const id = await newProfile('changed')
      valueOf(await client.sensitive.add(id, 'username', 'credential_error'))
      valueOf(await client.sensitive.change(id, 'username', 'success'))
      valueOf(await client.sensitive.change(id, 'username', 'again'))
    })

    it('says conflict for a field that exists and not found for one that does not', async () => {
      const id = await newProfile('conflict')
      valueOf(await client.sensitive.add(id, 'username', 'one'))
      expect(await client.sensitive.add(id, 'username', 'two')).toMatchObject({
        error: { code: 'conflict', status: 409 },
      })
      expect(await client.sensitive.change(id, 'password', 'two')).toMatchObject({
        error: { code: 'not-found' },
      })
      expect(await client.sensitive.remove(id, 'password')).toMatchObject({ error: { code: 'not-found' } })
    })

    it('fetches a new key once when the server calls it expired (L609, L672–674)', async () => {
      const id = await newProfile('expired key')
      valueOf(await client.sensitive.add(id, 'username', 'success'))
      practice.service.keys.expireNow()
      valueOf(await client.sensitive.change(id, 'username', 'success'))
    })
  })

  describe('jobs', () => {
    it('starts one, correlates it by the request (L194/202/238), and follows it to its end (L214/930/1174)', async () => {
      const id = await newProfile('job')
      valueOf(await client.sensitive.add(id, 'username', 'success'))
      valueOf(await client.sensitive.add(id, 'password', 'secret'))
      const started = valueOf(await client.jobs.start(id, 'bill', false))
      expect(started.profileId).toBe(id)
      expect(valueOf(await client.jobs.status(started.jobId))).toMatchObject({
        status: 'queued',
        finished: false,
      })
      practice.service.clock.advance(600)
      for (const _ of [1, 2, 3]) {
        expect(valueOf(await client.jobs.status(started.jobId))).toMatchObject({
          status: 'success',
          finished: true,
        })
      }
      expect(valueOf(await client.jobs.lastOfProfile(id))).toMatchObject({
        jobId: started.jobId,
        finished: true,
      })
    })

    it('keeps a status it does not know, and trusts finished (L942/956)', async () => {
      const id = await newProfile('future')
      valueOf(await client.sensitive.add(id, 'username', 'new_status_2027'))
      valueOf(await client.sensitive.add(id, 'password', 'secret'))
      const { jobId } = valueOf(await client.jobs.start(id, 'bill', true))
      practice.service.clock.advance(600)
      expect(valueOf(await client.jobs.status(jobId))).toMatchObject({
        status: 'new_status_2027',
        finished: true,
      })
    })

    it('gives null where no job ever ran (L918/919)', async () => {
      const id = await newProfile('never ran')
      expect(valueOf(await client.jobs.lastOfProfile(id))).toBeNull()
    })

    it('learns from the start that no agent is there (L39)', async () => {
      const { id } = valueOf(await client.profiles.create({ providerId: 189, zipcode: '00007' }))
      for (const _ of [1, 2]) {
        expect(await client.jobs.start(id, 'bill', true)).toMatchObject({
          error: {
            code: 'not-found',
            apiText: expect.stringMatching(/No agent for provider|Tag not found/) as string,
          },
        })
      }
    })
  })

  describe('bills', () => {
    it('reads the bill of the example, in either wrapping (L229/978)', async () => {
      for (const _ of [1, 2]) {
        const bills = valueOf(await client.bills.list(516))
        expect(bills.find(({ billId }) => billId === '580167d10640fd48ff1960bf')).toMatchObject({
          type: 'gas',
          accountNumber: '42626522-7',
          startDate: '2016-10-01',
          endDate: '2016-10-31',
          cost: expect.stringMatching(/^21\.25$/) as string,
          usage: '13.72',
          units: 'therms',
          currency: 'USD',
          hasPdf: true,
        })
      }
    })

    it('reads cached in words and numbers (L1000/1092)', async () => {
      const bills = valueOf(await client.bills.list(516))
      expect(bills.every(({ cached }) => typeof cached === 'boolean')).toBe(true)
    })

    it('filters by job here as well (L974/1001)', async () => {
      const all = valueOf(await client.bills.list(268))
      const jobId = all.find(({ cachedJobId }) => cachedJobId !== null)?.cachedJobId ?? ''
      const some = valueOf(await client.bills.list(268, jobId))
      expect(some.length).toBeGreaterThan(0)
      expect(some.every(({ cachedJobId }) => cachedJobId === null || cachedJobId === jobId)).toBe(true)
    })

    it('gives an empty list where there are no bills, and failures for the two other 404s (L1031–1033)', async () => {
      const id = await newProfile('no bills')
      for (const _ of [1, 2, 3]) expect(valueOf(await client.bills.list(id))).toEqual([])
      expect(await client.bills.list(999_999_999)).toMatchObject({ error: { apiText: 'Profile not found' } })
      expect(await client.bills.list(268, '00000000-0000-4000-8000-000000000000')).toMatchObject({
        error: { apiText: 'Job not found' },
      })
    })

    it('fetches PDFs, whatever path the record names and whatever type they have (L238/1069, L1053)', async () => {
      const bills = valueOf(await client.bills.list(268)).filter(({ hasPdf }) => hasPdf)
      expect(bills.length).toBeGreaterThan(3)
      for (const { billId } of bills.slice(0, 4)) {
        const bytes = valueOf(await client.bills.pdf(268, billId ?? ''))
        expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
      }
      expect(valueOf(await client.bills.pdf(516, '580167d10640fd48ff1960bf')).length).toBeGreaterThan(500)
    })

    it('says not found where there is no such bill or a malformed id (L1059)', async () => {
      for (const billId of ['ffffffffffffffffffffffff', 'zz']) {
        expect(await client.bills.pdf(268, billId)).toMatchObject({ error: { code: 'not-found' } })
      }
    })
  })

  describe('intervals', () => {
    it('lists months as 01 to 12 however they are written (L1089/1120)', async () => {
      for (const _ of [1, 2]) {
        const months = valueOf(await client.intervals.list(268))
        expect(months).toContainEqual(
          expect.objectContaining({ meterId: '__mock_meter__268', month: '2015-01' }),
        )
        for (const { month, complete, firstInterval, lastInterval, sourceFileSize } of months) {
          expect(month).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/)
          expect(typeof complete).toBe('boolean')
          expect(firstInterval).toBeLessThan(lastInterval ?? 0)
          expect(sourceFileSize).toBeGreaterThan(0)
        }
      }
    })

    it('retrieves each format, and the best of them (L1124/1138)', async () => {
      const get = (format: 'source' | 'csv' | 'json') =>
        client.intervals.retrieve(268, '__mock_meter__268', '2015-01', format)
      expect(Buffer.from(valueOf(await get('source')).bytes).toString()).toContain('<')
      expect(valueOf(await get('csv')).bytes.length).toBeGreaterThan(100)
      expect(valueOf(await get('json')).format).toBe('json')
      expect(valueOf(await client.intervals.retrieveBest(268, '__mock_meter__268', '2015-01')).format).toBe(
        'json',
      )
    })

    it('encodes meter ids of any letters (L995/1006/1088), and falls back to the source file', async () => {
      const { id } = valueOf(await client.profiles.create({ providerId: 3149, zipcode: '00007' }))
      valueOf(await client.sensitive.add(id, 'username', 'success'))
      valueOf(await client.sensitive.add(id, 'password', 'secret'))
      valueOf(await client.jobs.start(id, 'interval', true))
      practice.service.clock.advance(600)
      const months = valueOf(await client.intervals.list(id))
      const meters = [`__mock_meter__${id} gas/2`, `__mock_meter__${id} größe`]
      const formats = meters.map(async (meterId) => {
        const month = months.find((each) => each.meterId === meterId)?.month ?? ''
        return valueOf(await client.intervals.retrieveBest(id, meterId, month)).format
      })
      expect(await Promise.all(formats)).toEqual(['json', 'source'])
    })

    it('gives an empty list where there are none, and not found for a month without data', async () => {
      const id = await newProfile('no intervals')
      expect(valueOf(await client.intervals.list(id))).toEqual([])
      expect(await client.intervals.retrieve(268, '__mock_meter__268', '1999-01', 'source')).toMatchObject({
        error: { code: 'not-found', apiText: 'Interval not found' },
      })
    })
  })

  it('says permission denied for a certificate that is disabled, on every service (L461/459)', async () => {
    practice.service.clients.setEnabled('Test Client', false)
    const refused = await Promise.all([
      client.zips.get('00007'),
      client.utilities.get(3150),
      client.profiles.list({}),
      client.tags.list(268),
      client.sensitive.listFields(268),
      client.jobs.start(268, 'bill', true),
      client.bills.list(268),
      client.intervals.list(268),
    ])
    practice.service.clients.setEnabled('Test Client', true)
    for (const result of refused) {
      expect(result).toMatchObject({
        ok: false,
        error: { code: 'permission-denied', apiText: 'Permission denied' },
      })
    }
  })
})
