import { isBlank } from './cells'
import type { Table } from './rows'
import { wordsOf } from './words'

/** Columns that say for each reading whether it was measured or estimated. */

const estimatedWord =
  /\b(estim\w*|est|geschatzt\w*|geschat|schatzung|schatting|schatzwert|stimat\w*|stima|ersatzwert\w*|ersatz|substitut\w*|subst|interpol\w*|extrapol\w*|hochgerechnet|rechnerisch|prorated|projected|calcule\w*|sustitu\w*|beraknad\w*|beregnet|uppskattad\w*|arvio\w*|szacow\w*|szacun\w*|oszac\w*|odhad\w*)\b/
const denied =
  /\b(not|non|no|nicht|niet|un|sans|keine?|without|pas)\s+(\w+\s+)?(estim|geschatzt|geschat|stimat)|\bnon estim/
const measuredWord =
  /\b(actual|act|measured|metered|real|reelle?|gemessen|abgelesen|gemeten|werkelijk|effettiv\w*|rilevat\w*|medid\w*|leida|lectura real|valid\w*|ok|true value|wahrer wert|val|read|malt|uppmatt|avlast|mitattu|rzeczywist\w*|odczyt\w*|namer\w*|skutecn\w*)\b/
export const flagLike =
  /\b(quality|qualitat|calidad|qualite|qualita|kwaliteit|qualidade|status|statut|stato|estado|flag|flags|code|est|estimated|estimate|estimation|actual|act|metodo|methode|method|obtencion|obtention|read type|reading type|type of read|lettura|leesmethode|ablesart|ableseart|wertart|kennzeichen|statuskennzeichen|validation|source|herkunft|tipo lectura|tipo lettura|type releve|nature|laatu|jakosc|kvalita|stav)\b|\bread(ing)? (type|status|quality)\b/
const saysEstimated = /\b(estimated|estimate|est|is est|geschatzt|geschat|estimad[oa]|stimat[oa]|estimee?)\b/
const saysActual = /\b(actual|measured|gemessen|reel|real|effettivo|medido)\b/
const yes = /^(y|yes|true|1|x|t|ja|j|si|s|oui|o|sim|v|wahr|vrai)$/
const no = /^(n|no|false|0|f|nein|nee|non|nao|falsch|faux|)$/

/** The code that means an estimate, judged by the other codes of the column. */
const letters = (codes: ReadonlySet<string>): string | null => {
  if (codes.size === 0 || codes.size > 8) return null
  // Italian: E stands for effettiva (actual), S for stimata (estimated).
  if (codes.has('s') && codes.has('e')) return 's'
  if (codes.has('e')) return 'e'
  const known = ['a', 'w', 'm', 'r'].some((code) => codes.has(code))
  return codes.has('g') && known ? 'g' : null
}

/** A test that remembers its answers, for columns with the same few texts in all rows. */
const remembered = (test: (cell: string) => boolean): ((cell: string) => boolean) => {
  const known = new Map<string, boolean>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const answer = test(cell)
    if (known.size < 2000) known.set(cell, answer)
    return answer
  }
}

/** A test whether a cell of a flag column marks an estimate; null if the column is not a flag. */
export const estimateTest = (label: string, cells: readonly string[]): ((cell: string) => boolean) | null => {
  const words = wordsOf(label)
  const texts = cells.map(wordsOf)
  const spoken = (text: string): boolean => estimatedWord.test(text) && !denied.test(text)
  if (texts.some((text) => text.length > 1 && spoken(text)))
    return remembered((cell) => spoken(wordsOf(cell)))
  const codes = new Set(texts.filter((text) => /^[a-z]$/.test(text)))
  // A label such as `A/E` or `Real/Estimado` explains the codes below it.
  const explained = codes.size > 1 && [...codes].every((code) => words.split(' ').includes(code))
  const contrasted = measuredWord.test(words) && estimatedWord.test(words)
  if (!flagLike.test(words) && !explained && !contrasted) return null
  const boolean = texts.every((text) => yes.test(text) || no.test(text))
  if (boolean && saysEstimated.test(words) && !saysActual.test(words))
    return (cell) => yes.test(wordsOf(cell))
  if (boolean && saysActual.test(words) && !saysEstimated.test(words))
    return (cell) => no.test(wordsOf(cell)) && cell !== ''
  const code = codes.size === texts.length ? letters(codes) : null
  return code === null ? null : remembered((cell) => wordsOf(cell) === code)
}

/** The columns of notes or flags among those that are not numbers to be drawn. */
export const estimateFlags = (table: Table, rows: Table['rows'], candidates: readonly number[]): number[] =>
  candidates.filter((column) => {
    const cells = new Set<string>()
    for (const row of rows) {
      const cell = row[column] ?? ''
      if (!isBlank(cell)) cells.add(cell)
      if (cells.size > 60) break
    }
    if (cells.size === 0) return false
    const label = table.labels[column] ?? ''
    if (estimateTest(label, [...cells]) !== null) return true
    // A flag that says "actual" in every row is still a flag.
    return (
      cells.size <= 12 &&
      [...cells].every(
        (cell) =>
          measuredWord.test(wordsOf(cell)) || (flagLike.test(wordsOf(label)) && /^[a-z]\d{0,2}$/i.test(cell)),
      )
    )
  })
