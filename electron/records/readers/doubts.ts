const most = 60

/** What a careful reader would mention: sentences, each once, in the order they came up. */
export class Doubts {
  readonly #sentences = new Set<string>()

  add(sentence: string): void {
    if (this.#sentences.size < most) this.#sentences.add(sentence)
  }

  list(): readonly string[] {
    return [...this.#sentences]
  }
}

/** `1 reading`, `2 readings`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** `2024-03-01 08:00` in UTC, for sentences. */
export const instant = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
