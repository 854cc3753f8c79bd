import type { ElectronApplication, Page } from 'playwright/test'

/** What a person did: keys pressed outside of a text, clicks, pasted texts, and fields that were typed into. */
export interface Counted {
  readonly keys: number
  readonly clicks: number
  readonly pastes: number
  readonly fields: number
}

declare global {
  interface Window {
    /** Counts from the last call of `handOf(...).begin`. */
    counted?: { keys: number; clicks: number; pastes: number; fields: Set<EventTarget> }
  }
}

/**
 * The window counts for itself what it receives, so that a task cannot name a better number than it took.
 * A modifier alone is no key, nor are the letters of a text in a field; `Ctrl V` counts as the paste that it causes.
 */
const count = (): void => {
  window.counted = { keys: 0, clicks: 0, pastes: 0, fields: new Set() }
  if (document.documentElement.dataset['counting'] === 'on') return
  document.documentElement.dataset['counting'] = 'on'
  const takesText = (target: EventTarget | null): target is HTMLElement =>
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type))
  const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta'])
  const hear = (event: KeyboardEvent): void => {
    const { counted } = window
    if (!counted || event.repeat || modifiers.has(event.key)) return
    const combined = event.ctrlKey || event.metaKey || event.altKey
    if (combined && event.key.toLowerCase() === 'v') return
    if (!combined && event.key.length === 1 && takesText(event.target)) counted.fields.add(event.target)
    else counted.keys += 1
  }
  window.addEventListener('keydown', hear, true)
  window.addEventListener('pointerdown', () => window.counted && (window.counted.clicks += 1), true)
  window.addEventListener('paste', () => window.counted && (window.counted.pastes += 1), true)
}

/** A person at this window, whose keys and clicks are counted. */
export const handOf = (app: ElectronApplication, page: Page) => ({
  begin: (): Promise<void> => page.evaluate(count),
  counted: (): Promise<Counted> =>
    page.evaluate(() => {
      const { keys = 0, clicks = 0, pastes = 0, fields } = window.counted ?? {}
      return { keys, clicks, pastes, fields: fields?.size ?? 0 }
    }),
  press: (key: string): Promise<void> => page.keyboard.press(key),
  type: (text: string): Promise<void> => page.keyboard.type(text),
  /** From the system's clipboard, as a person does. */
  paste: async (text: string): Promise<void> => {
    await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
    await page.keyboard.press('Control+v')
  },
})

export type Hand = ReturnType<typeof handOf>
