/** Closes together what was opened one after the other, like VS Code's `DisposableStore`. */
export interface Scope {
  /** Registers how something that was just opened is closed. In a closed scope it is closed at once. */
  readonly add: (name: string, close: () => unknown) => void
  readonly isOpen: () => boolean
  /** Closes in reverse order. A part that fails to close is reported, and the others are closed all the same. */
  readonly close: () => Promise<void>
}

export const createScope = (onFailure: (name: string, error: unknown) => void): Scope => {
  const parts: { readonly name: string; readonly close: () => unknown }[] = []
  let closing: Promise<void> | null = null

  const closeOne = async (name: string, close: () => unknown): Promise<void> => {
    try {
      await close()
    } catch (error) {
      onFailure(name, error)
    }
  }
  const closeAll = async (): Promise<void> => {
    for (let part = parts.pop(); part; part = parts.pop()) await closeOne(part.name, part.close)
  }

  return {
    add: (name, close) => {
      if (closing) void closeOne(name, close)
      else parts.push({ name, close })
    },
    isOpen: () => closing === null,
    close: () => (closing ??= closeAll()),
  }
}
