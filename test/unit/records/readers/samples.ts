/** Small files in the shapes of the real ones: what property tests cut up. */

const reading = (start: number, value: number): string =>
  `<espi:IntervalReading><espi:timePeriod><espi:duration>3600</espi:duration><espi:start>${start}</espi:start></espi:timePeriod><espi:value>${value}</espi:value><espi:cost>1000</espi:cost></espi:IntervalReading>`

const greenButton = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:espi="http://naesb.org/espi">
  <entry><link rel="self" href="/UsagePoint/1"/><link rel="related" href="/UsagePoint/1/MeterReading"/>
    <title>SECRETLABEL</title><content><espi:UsagePoint><espi:ServiceCategory><espi:kind>0</espi:kind></espi:ServiceCategory></espi:UsagePoint></content></entry>
  <entry><link rel="self" href="/UsagePoint/1/MeterReading/1"/><link rel="up" href="/UsagePoint/1/MeterReading"/><link rel="related" href="/ReadingType/1"/>
    <content><espi:MeterReading/></content></entry>
  <entry><link rel="self" href="/ReadingType/1"/><content><espi:ReadingType>
    <espi:accumulationBehaviour>4</espi:accumulationBehaviour><espi:commodity>1</espi:commodity><espi:currency>840</espi:currency>
    <espi:flowDirection>1</espi:flowDirection><espi:intervalLength>3600</espi:intervalLength><espi:powerOfTenMultiplier>0</espi:powerOfTenMultiplier><espi:uom>72</espi:uom>
  </espi:ReadingType></content></entry>
  <entry><link rel="self" href="/UsagePoint/1/MeterReading/1/IntervalBlock/1"/><link rel="up" href="/UsagePoint/1/MeterReading/1/IntervalBlock"/>
    <content><espi:IntervalBlock>${[0, 1, 2, 3].map((at) => reading(1_700_000_000 + at * 3600, 500 + at)).join('')}</espi:IntervalBlock></content></entry>
</feed>`

const rows = <T>(n: number, row: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => row(index))
const two = (n: number): string => String(n).padStart(2, '0')

export const samples = {
  greenButton,
  offsets: ['Hour Start,Low,High', ...rows(6, (at) => `2024-01-01T0${at}:00:00+01:00,0.${at},1.5`)].join(
    '\n',
  ),
  halfDays: [
    'Name,SECRETLABEL',
    'TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST ($)',
    ...rows(6, (at) => `Electric usage,03/01/2024,${at || 12}:00 AM,${at + 1}:00 AM,0.3${at},$0.1${at}`),
  ].join('\r\n'),
  semicolons: [
    'Datum;Von;Bis;kWh',
    ...rows(8, (at) => `01.08.2025;${two(at)}:00;${two(at + 1)}:00;0,${at};`),
  ].join('\n'),
  twoResolutions: [
    'Start Interval Date/Time,Meter Id,Usage,Units,Interval,Usage,Units,Interval',
    ...rows(8, (at) =>
      at % 4 === 0
        ? `03/30/2024 0${at / 4}:00,72621898,1.2,kwh,60min,0.3,kwh,15min`
        : `03/30/2024 0${Math.floor(at / 4)}:${15 * (at % 4)},72621898,-,-,-,0.3,kwh,15min`,
    ),
  ].join('\n'),
  counters: ['sep=;', 'Day;Total reading', ...rows(9, (at) => `2024-01-0${at + 1};${100 + at * at}`)].join(
    '\n',
  ),
  sections: [1, 2]
    .flatMap((part) => [
      '====',
      'Energy period,Usage(kilowatt-hours),Events',
      ...rows(2, (at) => `2025-10-${19 + at} 00:00 to 2025-10-${20 + at} 00:00,${part}.5,,`),
    ])
    .join('\n'),
  nem12: [
    '100,NEM12,202402070911,MDA1,Ret1',
    '200,NMI0000001,E1,1,E1,N1,SECRETLABEL,Wh,30,',
    `300,20240204,${rows(48, (at) => at).join(',')},A,,,20240206011132,20240207011022`,
    '900',
  ].join('\r\n'),
  json: JSON.stringify({
    energy: {
      unit: 'Wh',
      timeUnit: 'HOUR',
      values: rows(5, (at) => ({ date: `2024-10-01 0${at}:00:00`, value: at })),
    },
  }),
  normalised: JSON.stringify({
    meter_id: 'SECRETLABEL',
    unit: 'kWh',
    intervals: rows(5, (at) => ({
      start: 1_700_000_000 + at * 900,
      end: 1_700_000_900 + at * 900,
      value: at / 8,
    })),
  }),
  pairs: JSON.stringify(rows(4, (at) => [1_700_000_000_000 + at * 900_000, at])),
}
