import type { Page } from 'playwright'

/**
 * Gives the window a page area of this many CSS pixels, and returns when the page has it. The page asks for it itself:
 * asked of main through Playwright, the answer sometimes is "Resulting promise was garbage collected" in a console that
 * has only just started.
 */
export const sizeWindow = (
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> =>
  page
    .evaluate(
      ({ width, height }) => resizeTo(width + outerWidth - innerWidth, height + outerHeight - innerHeight),
      size,
    )
    .then(() =>
      page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size),
    )
    .then(() => undefined)
