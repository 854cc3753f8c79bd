import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFailed, keptNotable, keptRequests, profileOf } from '../../../shared/domain/traffic'
import { fail, ok } from '../../../shared/errors/failure'
import { nameRequest, type Method } from '../../../electron/link/contract/calls'
import { queryOf, textPiece } from '../../../electron/link/paths'
import { createTraffic } from '../../../electron/link/transport/traffic'

const root = '/link/4.0/'
const named = (method: Method, path: string) => nameRequest(method, `${root}${path}`, root)

describe('what a request is called, and what is kept of its path', () => {
  it.each([
    ['GET', 'profiles/516/', 'Retrieve Profile'],
    ['GET', 'profiles/keys/', 'Get Sensitive Transmission Key'],
    ['GET', 'profiles/keys', 'Get Sensitive Transmission Key'],
    ['PUT', 'profiles/516/', 'Change Profile'],
    ['POST', 'jobs/', 'Start Job'],
    ['GET', 'jobs/3b7471eb-7e35-4a45-b081-e9cfa9d71e75/', 'Job Status'],
    ['GET', 'jobs/profiles/268/', 'Last Job State for Profile'],
    ['GET', 'data/bills/268/584763470640fd4a6a1c5188/pdf/', 'Retrieve PDF from Bill'],
    ['GET', 'certificates/info/', 'Certificate info'],
    ['GET', 'zips/00007/', 'Query ZIP Information'],
    ['GET', 'utilities/?zipcode=00007&type=gas', 'Find utility provider'],
    ['GET', 'profiles/?id=1%2C2%2C3&start_date=2016-01-01', 'Query/List Profiles'],
  ] as const)('%s %s is “%s”, and is kept whole', (method, path, call) => {
    expect(named(method, path)).toMatchObject({ call, path: `${root}${path}` })
  })

  it('values that may say something about a person are replaced by their names', () => {
    expect(named('GET', 'profiles/?label=CASE-00412&tags=solar%2Cvip').path).toBe(
      '/link/4.0/profiles/?label={label}&tags={tags}',
    )
    expect(named('GET', 'utilities/?name=Ada%20Lovelace').path).toBe('/link/4.0/utilities/?name={name}')
    expect(named('GET', 'echo/?string=hello').path).toBe('/link/4.0/echo/?string={string}')
    expect(named('GET', 'data/intervals/268/67563764/monthly/2015-01/?format=json').path).toBe(
      '/link/4.0/data/intervals/268/{meter_id}/monthly/2015-01/?format=json',
    )
    expect(named('DELETE', 'profiles/268/sensitive/account%20number/').path).toBe(
      '/link/4.0/profiles/268/sensitive/{field}/',
    )
  })

  it('of a path that a bill record named, nothing is kept', () => {
    const signed = named('GET', 'files/secret-token/bill.pdf?signature=abc')
    expect(signed).toEqual({ call: null, path: '/link/4.0/{path}', asked: {} })
    expect(nameRequest('GET', '/elsewhere/secret', root).path).toBe('/{path}')
  })

  it('an id with a form of its own is not kept either', () => {
    expect(named('GET', 'data/bills/268/Ada@example.com/pdf/').path).toBe(
      '/link/4.0/data/bills/268/{bill_id}/pdf/',
    )
    expect(named('GET', 'profiles/268?token=a').path).toBe('/link/4.0/profiles/268?token={token}')
    expect(named('GET', 'profiles/?Ada').path).toBe('/link/4.0/profiles/?{query}')
  })

  it('no label, tag, name, meter or field is ever in it', () => {
    const word = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).map((text) => `Zq7${text}`)
    const parts = fc.record({ label: word, tags: word, name: word, string: word, meter: word })
    fc.assert(
      fc.property(parts, ({ label, tags, name, string, meter }) => {
        const piece = textPiece(meter) ?? 'Zq7'
        const paths = [
          `profiles/${queryOf({ label, tags })}`,
          `utilities/${queryOf({ name, zipcode: label })}`,
          `echo/${queryOf({ string })}`,
          `data/intervals/1/${piece}/monthly/2016-01/`,
          `profiles/1/sensitive/${piece}/`,
          `${piece}/`,
        ]
        for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const)
          for (const path of paths) expect(named(method, path).path).not.toContain('Zq7')
      }),
    )
  })
})

const recorded = () =>
  createTraffic(
    (method, path) => nameRequest(method, path, root),
    () => 1_000,
  )
const get = (path = `${root}profiles/1/`) => ({ method: 'GET', path }) as const
const reply = ok({ bytes: Buffer.from('abc') })

describe('the record of traffic', () => {
  it('a request is listed from the moment it is sent, and with its answer', () => {
    const traffic = recorded()
    const request = traffic.begin({ ...get(), asker: 'fill', attempt: 2 })
    expect(traffic.list()).toMatchObject([
      { seq: 1, at: 1_000, call: 'Retrieve Profile', asker: 'fill', attempt: 2, status: null, tookMs: null },
    ])
    request.answered(200)
    request.ended(reply)
    expect(traffic.list()).toMatchObject([{ status: 200, bytes: 3, failure: null }])
    expect(traffic.list()[0]?.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('of a failure its code and detail are kept, and never the words of the API', () => {
    const traffic = recorded()
    const request = traffic.begin({ ...get(), method: 'POST', body: '{"label":"Ada"}' })
    request.answered(409)
    request.ended(reply)
    request.meant(fail('conflict', { status: 409, apiText: 'Ada already exists' }).error)
    const alert = traffic.begin(get())
    alert.ended(fail('certificate-expired', { detail: 'TLS alert certificate_expired' }))
    expect(traffic.list()).toMatchObject([
      { failure: { code: 'certificate-expired', detail: 'TLS alert certificate_expired' }, bytes: null },
      { failure: { code: 'conflict' }, status: 409, hasBody: true },
    ])
    expect(JSON.stringify(traffic.list())).not.toContain('Ada')
    expect(traffic.list().map(isFailed)).toEqual([true, true])
  })

  it('the last ones are kept, and before them those that failed, changed something or are under way', () => {
    const traffic = recorded()
    traffic.begin(get())
    const changed = traffic.begin({ ...get(), method: 'PUT' })
    changed.answered(200)
    changed.ended(reply)
    const failed = traffic.begin(get())
    failed.ended(fail('connection-lost'))
    const absent = traffic.begin(get())
    absent.answered(404)
    absent.ended(reply)
    absent.meant(fail('not-found', { status: 404 }).error)
    for (let sent = 0; sent < 3 * keptRequests; sent += 1) {
      const request = traffic.begin(get())
      request.answered(200)
      request.ended(reply)
    }
    const list = traffic.list()
    expect(list).toHaveLength(keptRequests + 3)
    expect(list[0]?.seq).toBe(3 * keptRequests + 4)
    expect(list.slice(-3).map(({ seq }) => seq)).toEqual([3, 2, 1])
  })

  it('no more than the limit, however many fail', () => {
    const traffic = recorded()
    for (let sent = 0; sent < 3 * keptRequests; sent += 1) traffic.begin(get()).ended(fail('timed-out'))
    expect(traffic.list()).toHaveLength(keptRequests + keptNotable)
  })
})

it('the profile of a request is read from its path', () => {
  const of = (path: string) => profileOf({ path })
  expect(of('/link/4.0/profiles/516/tags/')).toBe(516)
  expect(of('/gate/link/4.0/jobs/profiles/268/')).toBe(268)
  expect(of('/link/4.0/data/bills/268?job_id=a')).toBe(268)
  expect(of('/link/4.0/profiles/keys/')).toBeNull()
  expect(of('/link/4.0/utilities/3150/')).toBeNull()
})
