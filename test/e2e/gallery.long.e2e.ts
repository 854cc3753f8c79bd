import { expect } from 'playwright/test'
import { schemes, wrongWith } from './axe'
import { test } from './gallery'

// One window for each colour scheme, in parallel.
test.describe.configure({ mode: 'parallel', timeout: 900_000 })

/** A story is not a whole page; the rule about headings is checked in the real window. */
const ofPages = /^page-has-heading-one:/

for (const colorScheme of schemes) {
  test(`every story is drawn and accessible, ${colorScheme}`, async ({
    gallery: { stories, page, show },
  }) => {
    expect(stories.length).toBeGreaterThan(100)
    const wrong: Record<string, readonly string[]> = {}
    const thrown: string[] = []
    page.on('pageerror', ({ message }) => thrown.push(message))
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const story of stories) {
      await show(story)
      const failed = await page.locator('body.sb-show-errordisplay').count()
      const found = (await wrongWith(page)).filter((line) => !ofPages.test(line))
      const all = [...thrown.splice(0), ...(failed > 0 ? ['It failed.'] : []), ...found]
      if (all.length > 0) wrong[story.id] = all
    }
    expect(wrong).toEqual({})
  })
}
