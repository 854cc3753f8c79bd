const maxSentences = 60
const maxNamed = 3

/** What a careful reader would mention about a file: sentences, each once, in the order in which they were added. */
export class Doubts {
  /** For each sentence the channels it concerns; none if it concerns the file. */
  readonly #about = new Map<string, string[]>()

  add(sentence: string): void {
    if (!this.#about.has(sentence) && this.#about.size < maxSentences) this.#about.set(sentence, [])
  }

  /** Adds a sentence about one channel. If it is true of several, it appears once with their names. */
  of(channel: string, sentence: string): void {
    this.add(sentence)
    const channels = this.#about.get(sentence)
    if (channels && !channels.includes(channel)) channels.push(channel)
  }

  list(): readonly string[] {
    return [...this.#about].map(([sentence, channels]) => {
      if (channels.length === 0) return sentence
      const more = channels.length - maxNamed
      const names = channels.slice(0, maxNamed).join(', ')
      return `${names}${more > 0 ? ` and ${count(more, 'more channel')}` : ''}: ${sentence}`
    })
  }
}

/** `1 reading`, `2 readings`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** `2024-03-01 08:00` in UTC, for sentences. */
export const instant = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** `15 min`, `1 h`, `1 day`, `90 s`. */
export const lengthText = (seconds: number): string => {
  if (seconds % 86_400 === 0) return count(seconds / 86_400, 'day')
  if (seconds % 3600 === 0) return `${seconds / 3600} h`
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`
}
