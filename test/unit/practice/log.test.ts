import { expect, test } from 'vitest'
import { changeOf, requestLog } from '../../../electron/practice/log'

test('a change is its method, its path, and what its body alone says of where it goes', () => {
  const tags = '/link/4.0/profiles/5/tags/'
  expect(changeOf('POST', tags, { name: 'north, phase 2' })).toBe(`POST ${tags} north, phase 2`)
  expect(changeOf('POST', '/link/4.0/jobs/', { profile_id: 5 })).toBe('POST /link/4.0/jobs/ 5')
})

test('no other body leaves a trace', () => {
  const sensitive = '/link/4.0/profiles/5/sensitive/'
  expect(changeOf('PUT', sensitive, { name: 'password', value: 'secret' })).toBe(`PUT ${sensitive}`)
  expect(changeOf('DELETE', '/link/4.0/profiles/5/', undefined)).toBe('DELETE /link/4.0/profiles/5/')
})

test('of requests the latest are kept, of changes all are counted', () => {
  const log = requestLog()
  const entry = { method: 'POST', path: '/', query: '', status: 200, time: 0, client: 'a' }
  for (let at = 0; at < 300_000; at += 1) {
    log.add(entry)
    log.carriedOut(`POST ${at % 150_000}`)
  }
  expect(log.entries()).toHaveLength(10_000)
  expect(log.changes().size).toBe(150_000)
  expect(log.changes().get('POST 7')).toBe(2)
  log.clear()
  expect(log.entries()).toEqual([])
  expect(log.changes().size).toBe(0)
})
