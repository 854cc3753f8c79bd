import { create } from 'zustand'

const most = 20

/**
 * The tags that were given to profiles in this window, the last ones first. Lists show them before the others: where there
 * is room for a few tags only, a new one that is not seen seems not to have come. In memory only.
 */
export const useGivenTags = create<{ readonly names: readonly string[] }>(() => ({ names: [] }))

export const rememberGiven = (tags: readonly string[]): void =>
  useGivenTags.setState(({ names }) => ({ names: [...new Set([...tags, ...names])].slice(0, most) }))

/** Those of another connection say nothing here. */
export const forgetGiven = (): void => useGivenTags.setState({ names: [] })

/** In the order in which a list shows them. */
export const givenFirst = (tags: readonly string[], given: readonly string[]): readonly string[] => {
  const first = given.filter((tag) => tags.includes(tag))
  return [...first, ...tags.filter((tag) => !first.includes(tag))]
}
