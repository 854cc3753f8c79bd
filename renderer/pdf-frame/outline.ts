import { stepOf } from './steps'

/** The part of an entry of pdf.js's outline that is used here. */
export interface OutlineNode {
  readonly title: string
  readonly dest: string | readonly unknown[] | null
  /** Negative if the author of the document wants the entries below this one to be closed at first. */
  readonly count?: number | undefined
  readonly items: readonly OutlineNode[]
}

export interface OutlineEntry {
  readonly title: string
  /** Null if the entry leads to no place in the document. */
  readonly dest: string | readonly unknown[] | null
  /** 1 at the top. */
  readonly level: number
  /** The place of the entry above it in the list; null at the top. */
  readonly parent: number | null
  readonly isOpen: boolean
  readonly hasChildren: boolean
}

/** Whoever makes a PDF decides how large its outline is, also by mistake. */
export const outlineLimits = { entries: 2000, levels: 12, letters: 300 } as const

/**
 * The entries in the order of the tree, and whether some were left out. Control characters and marks that turn the
 * reading direction around are taken out of the titles.
 */
export const entriesOf = (
  nodes: readonly OutlineNode[],
): { readonly entries: readonly OutlineEntry[]; readonly isCut: boolean } => {
  const entries: OutlineEntry[] = []
  let isCut = false
  const add = (those: readonly OutlineNode[], level: number, parent: number | null): void => {
    for (const { title, dest, count = 0, items } of those) {
      if (entries.length === outlineLimits.entries) {
        isCut = true
        return
      }
      const isDeepest = level === outlineLimits.levels
      const shown = title.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
      const at = entries.push({
        title: shown.slice(0, outlineLimits.letters) || 'Without a title',
        dest,
        level,
        parent,
        isOpen: count >= 0,
        hasChildren: items.length > 0 && !isDeepest,
      })
      if (!isDeepest) add(items, level + 1, at - 1)
      else if (items.length > 0) isCut = true
    }
  }
  add(nodes, 1, null)
  return { entries, isCut }
}

interface Parts {
  readonly tree: HTMLElement
  /** Says that there is none, or that it is cut. */
  readonly note: HTMLElement
  readonly onGo: (dest: string | readonly unknown[]) => void
}

/** The document's own outline as a tree, with the keys of a tree. A click on an entry goes to its place. */
export const createOutline = ({ tree, note, onGo }: Parts) => {
  let entries: readonly OutlineEntry[] = []
  let lines: readonly HTMLElement[] = []
  let open = new Set<number>()
  let current = 0

  const isVisible = (at: number): boolean => {
    const parent = entries[at]?.parent ?? null
    return parent === null || (open.has(parent) && isVisible(parent))
  }
  const focusOn = (at: number): void => {
    const [before, next] = [lines[current], lines[at]]
    if (before) before.tabIndex = -1
    current = at
    if (!next) return
    next.tabIndex = 0
    next.focus()
  }
  const draw = (): void =>
    lines.forEach((line, at) => {
      line.hidden = !isVisible(at)
      if (entries[at]?.hasChildren) line.setAttribute('aria-expanded', String(open.has(at)))
    })
  const toggle = (at: number, isOpen: boolean): void => {
    if (isOpen) open.add(at)
    else open.delete(at)
    draw()
  }
  const go = (at: number): void => {
    const dest = entries[at]?.dest
    if (dest != null) onGo(dest)
  }

  const makeLine = ({ title, level, dest }: OutlineEntry): HTMLElement => {
    const line = document.createElement('div')
    line.setAttribute('role', 'treeitem')
    line.setAttribute('aria-level', String(level))
    line.style.setProperty('--level', String(level))
    line.tabIndex = -1
    line.textContent = title
    if (dest === null) {
      line.setAttribute('aria-disabled', 'true')
      line.title = 'Leads to no page of this PDF'
    }
    return line
  }

  tree.addEventListener('click', ({ target, offsetX }) => {
    const line = target instanceof HTMLElement ? target.closest<HTMLElement>('[role="treeitem"]') : null
    const at = line ? lines.indexOf(line) : -1
    if (!line || at < 0) return
    focusOn(at)
    const isOnSign = offsetX < Number.parseFloat(getComputedStyle(line).paddingInlineStart)
    if (entries[at]?.hasChildren && isOnSign) toggle(at, !open.has(at))
    else go(at)
  })
  tree.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const shown = lines.flatMap((_line, at) => (isVisible(at) ? [at] : []))
    const to = shown[stepOf(event.key, shown.indexOf(current), shown.length - 1) ?? -1]
    const entry = entries[current]
    if (to !== undefined) focusOn(to)
    else if (event.key === 'Enter' || event.key === ' ') go(current)
    else if (event.key === 'ArrowRight' && entry?.hasChildren) toggle(current, true)
    else if (event.key === 'ArrowLeft' && entry) {
      if (entry.hasChildren && open.has(current)) toggle(current, false)
      else if (entry.parent !== null) focusOn(entry.parent)
    } else return
    event.preventDefault()
  })

  return {
    /** Returns how many entries there are. */
    show: (nodes: readonly OutlineNode[]): number => {
      const { entries: all, isCut } = entriesOf(nodes)
      entries = all
      open = new Set(all.flatMap(({ isOpen }, at) => (isOpen ? [at] : [])))
      current = 0
      lines = all.map(makeLine)
      tree.replaceChildren(...lines)
      const [first] = lines
      if (first) first.tabIndex = 0
      draw()
      note.hidden = all.length > 0 && !isCut
      note.textContent =
        all.length === 0 ? 'This PDF has no outline.' : 'The outline has more entries than are shown.'
      return all.length
    },
  }
}
