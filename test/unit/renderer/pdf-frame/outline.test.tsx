import { cleanup, fireEvent } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createOutline,
  entriesOf,
  outlineLimits,
  type OutlineNode,
} from '../../../../renderer/pdf-frame/outline'

const node = (
  title: string,
  items: readonly OutlineNode[] = [],
  more: Partial<OutlineNode> = {},
): OutlineNode => ({
  title,
  dest: title,
  items,
  ...more,
})

describe('the entries of an outline', () => {
  it('come in the order of the tree, each with its level and what is above it', () => {
    const { entries, isCut } = entriesOf([node('A', [node('A1', [node('A1a')]), node('A2')]), node('B')])
    expect(isCut).toBe(false)
    expect(entries.map(({ title, level, parent }) => [title, level, parent])).toEqual([
      ['A', 1, null],
      ['A1', 2, 0],
      ['A1a', 3, 1],
      ['A2', 2, 0],
      ['B', 1, null],
    ])
  })

  it('are those of the document up to the limits, whatever they say', () => {
    const title = fc.string({ unit: 'grapheme', maxLength: 400 })
    const { tree } = fc.letrec<{ tree: OutlineNode }>((tie) => ({
      tree: fc.record({
        title,
        dest: fc.constantFrom('there', null),
        count: fc.integer({ min: -3, max: 3 }),
        items: fc.oneof(
          { maxDepth: 15, depthSize: 'small' },
          fc.constant([]),
          fc.array(tie('tree'), { maxLength: 3 }),
        ),
      }),
    }))
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (nodes) => {
        const { entries } = entriesOf(nodes)
        entries.forEach(({ title: said, level, parent }, at) => {
          expect(said.length).toBeGreaterThan(0)
          expect(said.length).toBeLessThanOrEqual(outlineLimits.letters)
          expect(said).not.toMatch(/[\p{Cc}\p{Cf}]/u)
          expect(level).toBeLessThanOrEqual(outlineLimits.levels)
          if (parent === null) expect(level).toBe(1)
          else {
            expect(parent).toBeLessThan(at)
            expect(entries[parent]).toMatchObject({ level: level - 1, hasChildren: true })
          }
        })
      }),
    )
  })

  it('are cut where a document has more than anybody reads', () => {
    const many = entriesOf(Array.from({ length: outlineLimits.entries + 1 }, (_, at) => node(String(at))))
    expect(many).toMatchObject({ isCut: true })
    expect(many.entries).toHaveLength(outlineLimits.entries)
    let deep = node('end')
    for (let level = 0; level < outlineLimits.levels + 5; level += 1) deep = node(String(level), [deep])
    const cut = entriesOf([deep])
    expect(cut.isCut).toBe(true)
    expect(cut.entries).toHaveLength(outlineLimits.levels)
    expect(cut.entries.at(-1)?.hasChildren).toBe(false)
  })
})

describe('the outline', () => {
  const onGo = vi.fn<(dest: string | readonly unknown[]) => void>()
  let tree: HTMLElement
  let note: HTMLElement
  let outline: ReturnType<typeof createOutline>

  beforeEach(() => {
    onGo.mockClear()
    tree = document.body.appendChild(document.createElement('div'))
    note = document.body.appendChild(document.createElement('p'))
    outline = createOutline({ tree, note, onGo })
  })
  afterEach(() => {
    cleanup()
    document.body.replaceChildren()
  })

  const visible = () =>
    [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')]
      .filter(({ hidden }) => !hidden)
      .map(({ textContent }) => textContent)
  const press = (...keys: readonly string[]) => {
    for (const key of keys) fireEvent.keyDown(document.activeElement ?? tree, { key })
  }

  it('has the keys of a tree, and goes to the places of its entries', () => {
    expect(outline.show([node('A', [node('A1'), node('A2')], { count: -2 }), node('B')])).toBe(4)
    expect(note.hidden).toBe(true)
    expect(visible()).toEqual(['A', 'B'])
    tree.querySelector<HTMLElement>('[role="treeitem"]')?.focus()
    press('ArrowRight')
    expect(visible()).toEqual(['A', 'A1', 'A2', 'B'])
    press('ArrowDown', 'ArrowDown', 'Enter')
    expect(onGo.mock.calls).toEqual([['A2']])
    press('ArrowLeft')
    expect(document.activeElement?.textContent).toBe('A')
    press('ArrowLeft')
    expect(visible()).toEqual(['A', 'B'])
    press('End', ' ')
    expect(onGo.mock.calls).toEqual([['A2'], ['B']])
  })

  it('shows an entry that leads out of the document, but does not follow it', () => {
    outline.show([node('Pay online', [], { dest: null })])
    const line = tree.querySelector('[role="treeitem"]')
    expect(line?.getAttribute('aria-disabled')).toBe('true')
    if (line) fireEvent.click(line)
    expect(onGo).not.toHaveBeenCalled()
  })

  it('says where there is none', () => {
    expect(outline.show([])).toBe(0)
    expect(note.hidden).toBe(false)
    expect(note.textContent).toBe('This PDF has no outline.')
  })
})
