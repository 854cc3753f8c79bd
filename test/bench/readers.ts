import Papa from 'papaparse'
import { SaxesParser } from 'saxes'
import { greenButton, utilityCsv } from '../../electron/practice/world/interval-files'
import type { Meter } from '../../electron/practice/world/meters'
import { readingsOf } from '../../electron/practice/world/readings'
import { readIntervalFile } from '../../electron/records/readers/read-interval-file'
import { rowOf, type Pair, type Row } from './row'

const zone = 'America/Los_Angeles'
const meter: Meter = {
  ...{ id: '84799987', key: 7, kind: 'electricity', step: 900, source: 'greenbutton' },
  ...{ normalised: true, zone, powerOfTen: 0 },
}
const from = Date.UTC(2025, 0, 1, 8) / 1000
const readings = (count: number) => readingsOf(meter, from, from + count * meter.step)

const timed = (work: () => void): number => {
  const before = performance.now()
  work()
  return performance.now() - before
}

const rounds = 9

/** In turns in one process, after one round that is not counted. */
const measured = (bytes: Uint8Array, parse: (text: string) => void): readonly Pair[] => {
  const text = Buffer.from(bytes).toString('utf8')
  const pairs = Array.from({ length: rounds + 1 }, (): Pair => {
    const ours = timed(() => {
      const read = readIntervalFile(bytes, { zone })
      if (!read.ok || read.value.channels.length === 0) throw new Error('the file was not read')
    })
    return { ours, theirs: timed(() => parse(text)) }
  })
  return pairs.slice(1)
}

const parseXml = (text: string): void => {
  let tags = 0
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('opentag', () => tags++)
  parser.on('text', () => undefined)
  parser.write(text).close()
  if (tags === 0) throw new Error('nothing was parsed')
}

const parseCsv = (text: string): void => {
  if (Papa.parse(text).data.length === 0) throw new Error('nothing was parsed')
}

const megabytes = ({ byteLength }: Uint8Array): string => (byteLength / 1e6).toFixed(1)

/** Reading an interval file, compared with merely parsing its format with the same library. */
export const benchReaders = (): Promise<readonly Row[]> => {
  const xml = greenButton(meter, readings(13_300)).bytes
  const csv = utilityCsv(meter, readings(63_000), 'A customer').bytes
  return Promise.resolve([
    rowOf(
      `readers: a Green Button file of ${megabytes(xml)} MB, against parsing its XML`,
      'ms',
      measured(xml, parseXml),
      { at: 'most', ratio: 3 },
    ),
    rowOf(`readers: a CSV of ${megabytes(csv)} MB, against parsing it`, 'ms', measured(csv, parseCsv), {
      at: 'most',
      ratio: 3,
    }),
  ])
}
