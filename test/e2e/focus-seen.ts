import type { Page } from 'playwright/test'

/**
 * Gives the focus to each field that is shown, one after the other, and names those around which nothing is drawn then: no
 * outline of two pixels or a shadow, on the field, on the box that it lies in, or on what it stands for (a switch's track).
 */
export const fieldsWithoutFocus = async (page: Page): Promise<readonly string[]> => {
  // A checkbox shows its focus to those who use the keyboard.
  await page.keyboard.press('Shift')
  return page.evaluate(() => {
    const clear = /^(transparent|rgba\(.*, 0\))$/
    const drawn = (element: Element): string => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element)
      const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !clear.test(outlineColor)
      return `${isOutlined ? outlineColor : ''} ${boxShadow}`
    }
    const around = (field: Element): readonly Element[] => {
      const boxes = [field]
      for (let box = field.parentElement; box && boxes.length < 4; box = box.parentElement) boxes.push(box)
      return [...boxes, ...(field.nextElementSibling ? [field.nextElementSibling] : [])]
    }
    const before = document.activeElement
    const wrong: string[] = []
    for (const field of document.querySelectorAll<HTMLElement>('input, textarea, select')) {
      const isShown = field.checkVisibility() && !field.closest('[inert], [aria-hidden="true"]')
      if (!isShown || field.matches(':disabled, [type="hidden"]')) continue
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const boxes = around(field)
      const without = boxes.map(drawn)
      field.focus({ preventScroll: true })
      if (document.activeElement !== field) continue
      if (boxes.every((box, at) => drawn(box) === without[at]))
        wrong.push(`no focus is drawn: ${field.getAttribute('aria-label') ?? field.outerHTML.slice(0, 120)}`)
    }
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    return wrong
  })
}
