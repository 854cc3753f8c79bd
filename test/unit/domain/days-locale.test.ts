import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

/** The months' names are read once, in the language of the computer: here, on one of this language. */
const daysOn = async (language: string) => {
  class OfThisComputer extends Intl.DateTimeFormat {
    constructor(asked?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) {
      super(asked ?? language, options)
    }
  }
  vi.stubGlobal('Intl', { ...Intl, DateTimeFormat: OfThisComputer })
  vi.resetModules()
  return import('../../../shared/domain/days')
}

it.each([
  ['fa-IR', 'نوامبر', 'آبان'],
  ['he-IL-u-ca-hebrew', 'נובמבר', 'כסלו'],
])(
  'on %s the months are those of the Gregorian calendar, in its language',
  async (language, november, other) => {
    const { datesMeant, monthNames } = await daysOn(language)
    expect(datesMeant(`${november} 2026`)).toEqual(['2026-11'])
    expect(datesMeant('November 2026')).toEqual(['2026-11'])
    expect(monthNames()).toContain(november)
    expect(monthNames()).not.toContain(other)
  },
)
