import { expect, type Locator, type Page } from 'playwright/test'

/** What is wrong with the focus: nothing has it, it cannot be seen, or it is out of view. */
const complaint = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const { activeElement: at, body } = document
    if (!at || at === body) return 'nothing has the focus'
    // A radio button in a row of choices is drawn by its label, because the input itself is hidden.
    const drawn = (at instanceof HTMLInputElement && at.type === 'radio' && at.labels?.[0]) || at
    const { left, right, top, bottom, width, height } = drawn.getBoundingClientRect()
    const name = `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent.slice(0, 40)}`
    if (width === 0 || height === 0) return `${name}: has no size`
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
      return `${name}: is out of view`
    return at.matches(':focus-visible') ? null : `${name}: does not show that it has the focus`
  })

/** Something has the focus and shows it, at once or as soon as what is opening or closing has done so. */
export const focusShown = (page: Page): Promise<void> => expect.poll(() => complaint(page)).toBeNull()

/** Presses Tab, or an arrow key in a menu, until this has the focus, which must be visible all the way. */
export const tabTo = async (
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab',
): Promise<void> => {
  await expect(target).toBeVisible()
  for (let stops = 0; stops < 60; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
    await focusShown(page)
  }
  throw new Error(`${key} does not come to ${target.toString()}`)
}
