import type { Page } from 'playwright/test'

/**
 * Gives the focus to each field that is shown, one after the other, and names those around which nothing is drawn then: no
 * outline of two pixels or a shadow, on the field, on the box that it lies in, or on what it stands for (a switch's track). An
 * outline that the box cuts off is none.
 */
export const fieldsWithoutFocus = async (page: Page): Promise<readonly string[]> => {
  // A checkbox shows its focus to those who use the keyboard.
  await page.keyboard.press('Shift')
  return page.evaluate(() => {
    const clear = /^(transparent|rgba\(.*, 0\))$/
    /** How many sides of a ring so far around the element are left by the boxes that cut off what leaves them. */
    const sidesSeen = (element: Element, far: number): number => {
      const ring = element.getBoundingClientRect()
      const sides = { top: -far, left: -far, bottom: far, right: far }
      const seen = new Set(['top', 'left', 'bottom', 'right'] as const)
      for (let box = element.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflow === 'visible') continue
        const edges = box.getBoundingClientRect()
        for (const side of seen) {
          const beyond =
            (ring[side] + sides[side] - edges[side]) * (side === 'top' || side === 'left' ? -1 : 1)
          if (beyond > 0) seen.delete(side)
        }
      }
      return seen.size
    }
    const drawn = (element: Element): string => {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow } = getComputedStyle(element)
      const width = parseFloat(outlineWidth)
      const far = width + parseFloat(outlineOffset)
      const isDrawn = outlineStyle !== 'none' && width >= 2 && !clear.test(outlineColor)
      const isOutlined = isDrawn && sidesSeen(element, far) >= 3
      return `${isOutlined ? outlineColor : ''} ${boxShadow}`
    }
    const around = (field: Element): readonly Element[] => {
      const boxes = [field]
      for (let box = field.parentElement; box && boxes.length < 4; box = box.parentElement) boxes.push(box)
      return [...boxes, ...(field.nextElementSibling ? [field.nextElementSibling] : [])]
    }
    // Unheard by the page: a field that opens its suggestions with the focus would leave them over the next view.
    const kinds = ['focus', 'focusin', 'blur', 'focusout'] as const
    const unheard = (event: Event): void => event.stopImmediatePropagation()
    for (const kind of kinds) window.addEventListener(kind, unheard, true)
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
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    for (const kind of kinds) window.removeEventListener(kind, unheard, true)
    return wrong
  })
}
