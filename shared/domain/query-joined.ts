import { datesMeant } from './days'
import { tokensOf, type Token } from './query-tokens'

/** Tokens that people write apart and mean together: `id:516 121`, `created:Oct 2026`. */

const isDate = (text: string): boolean =>
  text.split('..').every((end) => end === '' || datesMeant(end).length > 0)

/** The one value of a bare word; null for a token that is more. */
const bareOf = ({ name, negated, values }: Token, text: string): string | null =>
  name === null && !negated && values.length === 1 && values[0] === text ? text : null

const join = (one: Token, next: Token, values: readonly string[]): Token => ({ ...one, values, to: next.to })

/** The token joined with those after it that belong to it, and how many these are. */
const joinedWith = (token: Token, rest: readonly Token[], text: string): { token: Token; taken: number } => {
  const name = token.name?.toLowerCase()
  const bare = (one: Token | undefined): string | null =>
    one ? bareOf(one, text.slice(one.from, one.to)) : null
  let joined = token
  let taken = 0
  if (name === 'id' || name === 'ids') {
    for (const next of rest) {
      const word = bare(next)
      if (word === null || !/^#?\d+[;,]?$/.test(word)) break
      joined = join(joined, next, [...joined.values, word])
      taken += 1
    }
  }
  const [first, ...others] = token.values
  if (name === 'created' && first !== undefined && others.length === 0 && !isDate(first)) {
    let words = first
    for (const [at, next] of rest.slice(0, 2).entries()) {
      const word = bare(next)
      if (word === null) break
      words += ` ${word}`
      if (isDate(words)) return { token: join(token, next, [words]), taken: at + 1 }
    }
  }
  return { token: joined, taken }
}

export const joinedTokens = (text: string): readonly Token[] => {
  const tokens = tokensOf(text)
  const all: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const one = tokens[at]
    if (!one) break
    const { token, taken } = joinedWith(one, tokens.slice(at + 1, at + 200), text)
    all.push(token)
    at += taken
  }
  return all
}
