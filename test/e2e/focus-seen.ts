import type { Page } from 'playwright/test'

/**
 * Focuses each visible field in turn, and returns the names of those whose focus is not drawn: without an outline of
 * two pixels or a shadow on the field, on the box in which it lies, or on what it stands for (a switch's track). An
 * outline that the box cuts off does not count.
 */
export const fieldsWithoutFocus = async (page: Page): Promise<readonly string[]> => {
  // A checkbox shows its focus only to people who use the keyboard.
  await page.keyboard.press('Shift')
  return page.evaluate(() => {
    const clear = /^(transparent|rgba\(.*, 0\))$/
    /** The number of sides of a ring at this distance from the element that no box around it cuts off. */
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
    // The page does not receive these events: a field that opens its suggestions on focus would leave them over the
    // next view.
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
