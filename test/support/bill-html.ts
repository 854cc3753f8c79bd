import type { Bill } from '../../shared/domain/bill'
import { billLines, numberForms, pickOf, type BillLine, type Random } from './bill-layouts'
import { canadianLocales, locales, type Locale } from './bill-locales'

/**
 * Bills as web pages, to be printed by programs that have nothing to do with ours. Only tables and plain styles, which
 * every program that reads HTML lays out alike.
 */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Cuts a value into pieces that are printed with different letters, as bills emphasise a part of a number. */
const cut = (text: string, random: Random): string => {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 1))
  const [head, tail] = [escaped(text.slice(0, at)), escaped(text.slice(at))]
  return pickOf(random, [
    escaped(text),
    escaped(text),
    `<b>${escaped(text)}</b>`,
    `${head}<b>${tail}</b>`,
    `<b>${head}</b>${tail}`,
    `${head}<span style="font-size: 80%">${tail}</span>`,
    `<span style="letter-spacing: 0.6pt">${escaped(text)}</span>`,
    Array.from(text, (letter) => `<span>${escaped(letter)}</span>`).join(''),
  ])
}

/** The longest value but for a period. */
const longest = 24

/** A value. Only a period may be cut by a line's end: the blanks of the others hold them together. */
const valueOf = (text: string, random: Random, size = ''): string => {
  const held = text.length > longest ? text : text.replaceAll(' ', '\u00a0')
  return `<span style="${size}">${cut(held, random)}</span>`
}

/** Columns are further apart than their letters are high, as bills have them. */
const table = (rows: string): string => `<table width="100%" cellspacing="0" cellpadding="7">${rows}</table>`
const small = 'font-size: 7pt; margin: 0'

type Layout = (lines: readonly BillLine[], random: Random) => string

/** Labels on the left, values at the right end of the line. */
const rows: Layout = (lines, random) =>
  table(
    lines
      .map(
        ([label, value]) =>
          `<tr><td>${escaped(label)}</td><td align="right">${valueOf(value, random)}</td></tr>`,
      )
      .join(''),
  )

const sentences: Layout = (lines, random) =>
  lines.map(([label, value]) => `<p>${escaped(label)}: ${valueOf(value, random)}</p>`).join('')

/** Labels and values twice beside each other, in small letters. */
const twoColumns: Layout = (lines, random) => {
  const half = Math.ceil(lines.length / 2)
  const side = ([label, value]: BillLine): string =>
    `<td width="18%" style="font-size: 7pt">${escaped(label)}</td><td width="30%" align="right">${valueOf(value, random, 'font-size: 7pt')}</td>`
  return table(
    lines
      .slice(0, half)
      .map((left, at) => `<tr>${side(left)}<td width="4%"></td>${side(lines[half + at] ?? ['', ''])}</tr>`)
      .join(''),
  )
}

const inThrees = (lines: readonly BillLine[]): readonly (readonly BillLine[])[] =>
  Array.from({ length: Math.ceil(lines.length / 3) }, (_, at) => lines.slice(at * 3, at * 3 + 3))

/** Each value below its label, three beside each other. */
const cards: Layout = (lines, random) =>
  inThrees(lines)
    .map((some) => {
      const cells = some.map(
        ([label, value]) =>
          `<td width="33%" valign="top"><p style="${small}">${escaped(label)}</p><p style="margin: 0">${valueOf(value, random)}</p></td>`,
      )
      return table(`<tr>${cells.join('')}</tr>`)
    })
    .join('')

/** Tables with a head: labels in one row, their values in the next. */
const heads: Layout = (lines, random) =>
  inThrees(lines)
    .map((some) => {
      const head = some.map(([label]) => `<td width="33%"><b>${escaped(label)}</b></td>`)
      const body = some.map(([, value]) => `<td width="33%">${valueOf(value, random)}</td>`)
      return table(`<tr>${head.join('')}</tr><tr>${body.join('')}</tr>`)
    })
    .join('<br>')

/** The total in large print in a box of its own, and the rest in lines. */
const largeTotal: Layout = (lines, random) => {
  const [label, value] = lines.at(-1) ?? ['', '']
  const box = `<tr><td style="border: 1pt solid black">${escaped(label)}</td><td align="right" style="border: 1pt solid black">${valueOf(value, random, 'font-size: 20pt')}</td></tr>`
  return `${table(box)}<br>${rows(lines.slice(0, -1), random)}`
}

const layouts = [rows, sentences, twoColumns, cards, heads, largeTotal]

/** What bills have beside the values of a record: other amounts, other days, other numbers. */
const besidesOf = (locale: Locale, random: Random): string => {
  const english: readonly BillLine[] = [
    ['Average daily usage', `${locale.number('23.41')} kWh`],
    ['Sales tax', locale.money('4.27')],
    ['Same period last year', `${locale.number('1021')} kWh`],
    ['Previous reading', '45210'],
    ['Current reading', '46231'],
  ]
  const isEnglish = /account/i.test(locale.words.account)
  const lines = isEnglish && random() < 0.5 ? rows(english, random) : ''
  return `${lines}<p style="${small}">30 days · ${locale.number('23.41')} kWh · ${locale.money('0.12')}</p>`
}

/** The slip that is sent back with a cheque: some of the values once more. */
const slipOf = (lines: readonly BillLine[], random: Random): string => {
  const [account, , , due] = lines
  const total = lines.at(-1)
  if (!account || !due || !total || random() < 0.5) return ''
  return `<hr>${table(`<tr>${[account, due, total].map(([label, value]) => `<td width="33%">${escaped(label)}<br>${valueOf(value, random)}</td>`).join('')}</tr>`)}`
}

/** A bill as a web page of one printed page, in the ways of a random country. */
export const billHtml = (bill: Bill, random: Random): string => {
  const locale = pickOf(random, [...locales, ...canadianLocales])
  const lines = billLines(bill, locale, pickOf(random, numberForms))
  const family = pickOf(random, ['sans-serif', 'serif', 'monospace'])
  const size = pickOf(random, [8, 9, 10])
  const paper = pickOf(random, ['letter', 'a4'])
  return `<!doctype html>
<html><head><meta charset="utf-8"><title>bill</title>
<style>@page { size: ${paper}; margin: 15mm } body, td, p { font-family: ${family}; font-size: ${size}pt }</style></head>
<body><p style="font-size: 16pt"><b>${escaped(locale.words.head)}</b></p>
${pickOf(random, layouts)(lines, random)}
<br>${besidesOf(locale, random)}
<p style="${small}">${escaped(locale.words.thanks)}</p>
${slipOf(lines, random)}
</body></html>`
}
