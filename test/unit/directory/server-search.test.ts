import { describe, expect, it } from 'vitest'
import { serverFilterOf } from '../../../electron/directory/server-search'

/** A server that takes no list would be asked so often. */
const many = Array.from({ length: 21 }, (_, at) => at + 1).join(',')

describe('as the server is asked', () => {
  it.each([
    ['CASE-1', { label: 'CASE-1' }],
    ['label:"A B"', { label: 'A B' }],
    ['tag:solar tag:vip', { tags: ['solar', 'vip'] }],
    ['provider:3150 CASE-1', { providerId: 3150, label: 'CASE-1' }],
    ['created:2026-10', { createdFrom: '2026-09-30', createdTo: '2026-11-01' }],
    ['created:2026-10..', { createdFrom: '2026-09-30' }],
    ['tag:solar status:credential_error', { tags: ['solar'] }],
    ['two words', null],
    ['status:none', null],
    ['-tag:solar', null],
    ['tag:a,b', null],
    ['id:516,268', { ids: [516, 268] }],
    ['-id:516', null],
    [`id:${many}`, null],
    [`id:${many} CASE-1`, { label: 'CASE-1' }],
    ['provider:Pacific', null],
    ['', null],
  ])('“%s”', (text, filter) => {
    expect(serverFilterOf(text)).toEqual(filter)
  })
})
