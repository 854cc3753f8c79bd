import { describe, expect, it } from 'vitest'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'

const feed = (service: string, type: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content><UsagePoint xmlns="http://naesb.org/espi"><ServiceCategory>${service}</ServiceCategory></UsagePoint></content></entry>
   <entry><content><ReadingType>${type}</ReadingType></content></entry>
   <entry><content><IntervalBlock><IntervalReading><timePeriod><duration>3600</duration><start>1700000000</start></timePeriod><value>5</value></IntervalReading></IntervalBlock></content></entry></feed>`
const read = (text: string) => {
  const result = readIntervalFile(Buffer.from(text), {})
  if (!result.ok) throw new Error(result.error.detail)
  return result.value
}

describe('Green Button with empty elements', () => {
  it.each([
    ['<kind/>', '<commodity>7</commodity><uom>169</uom>', 'gas/1/none/therm'],
    ['<kind></kind>', '<commodity/><uom>169</uom>', 'unknown/1/none/therm'],
    ['<kind> </kind>', '<uom/>', 'unknown/1/none/raw'],
    ['', '<commodity>9</commodity>', 'water/1/none/raw'],
    ['<kind>0</kind>', '<uom>72</uom>', 'electricity/1/none/kWh'],
    ['<kind>99</kind>', '<uom>72</uom>', 'unknown/1/none/kWh'],
  ])('service %s and type %s: %s', (service, type, name) => {
    expect(read(feed(service, type)).channels.map((channel) => channel.name)).toEqual([name])
  })

  it('says that the file names no unit where the element is empty', () => {
    expect(read(feed('<kind/>', '<uom/>')).doubts.join('\n')).toMatch(/names no unit/)
  })

  it.each(['Authorization', 'ApplicationInformation', 'LocalTimeParameters'])('%s alone holds no readings, and says what it has', (name) => {
    const text = `<entry xmlns="http://www.w3.org/2005/Atom"><content><${name} xmlns="http://naesb.org/espi"><x>1</x></${name}></content></entry>`
    expect(read(text)).toMatchObject({ channels: [], doubts: [`The file holds no readings: of Green Button it has only ${name}.`] })
  }) // prettier-ignore

  it('refuses XML that is no Green Button data', () => {
    expect(
      readIntervalFile(Buffer.from('<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'), {}),
    ).toMatchObject({
      ok: false,
      error: { detail: 'it is XML, but not Green Button data' },
    })
  })
})
