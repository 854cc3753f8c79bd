import { describe, expect, it } from 'vitest'
import {
  bytesOf,
  expectedFiles,
  hasAnswers,
  moreFolder,
  oddFolder,
  realFolder,
} from '../../support/interval-answers'
import { judge } from '../../support/interval-judge'

describe('invented interval files of odd layouts', () => {
  it.each(expectedFiles(oddFolder))('%s is read right', (name, expected) => {
    expect(judge(bytesOf(oddFolder, name), expected)).toMatchObject({ verdict: 'right', differences: [] })
  })

  it('are 77', () => {
    expect(expectedFiles(oddFolder)).toHaveLength(77)
  })
})

describe('more interval files of our own', () => {
  it.each(expectedFiles(moreFolder))('%s is read right', (name, expected) => {
    expect(judge(bytesOf(moreFolder, name), expected)).toMatchObject({ verdict: 'right', differences: [] })
  })

  it('are there', () => {
    expect(expectedFiles(moreFolder).length).toBeGreaterThanOrEqual(20)
  })
})

describe('real interval files', () => {
  it.each(expectedFiles(realFolder))('%s is read right', (name, expected) => {
    expect(judge(bytesOf(realFolder, name), expected)).toMatchObject({ verdict: 'right', differences: [] })
  })

  // Says in the count that the files were not there.
  it.skipIf(!hasAnswers(realFolder))('stand in ../shared/data beside the checkout: 35 of them', () => {
    expect(expectedFiles(realFolder)).toHaveLength(35)
  })
})
