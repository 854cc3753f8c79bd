import type { Page } from 'playwright'

/**
 * Gives the window a page area of this many CSS pixels, and resolves when the page has it. The page itself makes the
 * request: through Playwright and main, a console that has just started sometimes answers with "Resulting promise was
 * garbage collected".
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
