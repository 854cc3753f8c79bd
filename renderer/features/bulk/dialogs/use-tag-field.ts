import { useState } from 'react'
import type { KnownTag } from '../../../../shared/domain/directory'
import { nextPlace } from '../../../lib/next-place'
import { doubtAbout, type TagDoubt } from '../../../parts/tag-name'
import { choicesFor, nameOf } from './tag-choices'

/** The state of the field for tags: the chosen tags, the typed text, and the highlighted line. */
export const useTagField = (known: readonly KnownTag[], allowNew: boolean) => {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  /** The tag to which a person moved. It stays highlighted even if tags that arrive later move its line. */
  const [moved, setMoved] = useState<string | null>(null)
  const [question, setQuestion] = useState<{ readonly doubt: TagDoubt; readonly name: string } | null>(null)

  const choices = choicesFor(text, known, chosen, allowNew)
  // Typing highlights the best match. In an empty field nothing is highlighted until a person moves into the list.
  const movedTo = choices.findIndex((one) => nameOf(one) === moved)
  const first = text.trim() === '' || choices.length === 0 ? null : 0
  const at = movedTo >= 0 ? movedTo : first
  const choice = at === null ? undefined : choices[at]
  const highlighted = choice === undefined ? null : nameOf(choice)
  const names = known.map(({ name }) => name)
  const doubt = choice?.kind === 'new' ? doubtAbout(choice.name, [], names) : null

  return {
    chosen,
    text,
    choices,
    at,
    question,
    highlighted,
    /**
     * The tags that a start would use, including the highlighted one; none while there is a question about that one.
     */
    tags: doubt ? [] : [...chosen, ...(highlighted === null ? [] : [highlighted])],
    type: (next: string) => {
      setText(next)
      setMoved(null)
      setQuestion(null)
    },
    move: (by: 1 | -1) => {
      if (choices.length === 0) return
      setQuestion(null)
      const next = choices[nextPlace(at, by, choices.length)]
      setMoved(next ? nameOf(next) : null)
    },
    moveTo: (index: number) => {
      setQuestion(null)
      const to = choices[index]
      setMoved(to ? nameOf(to) : null)
    },
    /** Opens the question about the highlighted tag if there is one, and returns whether it did. */
    ask: (): boolean => {
      if (!doubt || highlighted === null) return false
      setQuestion({ doubt, name: highlighted })
      return true
    },
    add: (tag: string) => {
      setChosen((those) => (those.includes(tag) ? those : [...those, tag]))
      setText('')
      setMoved(null)
      setQuestion(null)
    },
    remove: (tag: string) => setChosen((those) => those.filter((other) => other !== tag)),
  }
}
