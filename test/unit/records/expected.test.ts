import { describe, expect, it } from 'vitest'
import type { Readings } from '../../../shared/domain/interval'
import type { Result } from '../../../shared/errors/failure'
import {
  bytesOf,
  expectedFiles,
  hasAnswers,
  moreFolder,
  oddFolder,
  realFolder,
  type ExpectedFile,
} from '../../support/interval-answers'
import { judge, readAsExpected } from '../../support/interval-judge'

const right = { verdict: 'right', differences: [] }

describe('invented interval files of odd layouts', () => {
  it.each(expectedFiles(oddFolder))('%s is read right', (name, expected) => {
    expect(judge(readAsExpected(bytesOf(oddFolder, name), expected), expected)).toEqual(right)
  })

  it('are 77', () => {
    expect(expectedFiles(oddFolder)).toHaveLength(77)
  })
})

describe('more interval files of our own', () => {
  it.each(expectedFiles(moreFolder))('%s is read right', (name, expected) => {
    expect(judge(readAsExpected(bytesOf(moreFolder, name), expected), expected)).toEqual(right)
  })

  it('are there', () => {
    expect(expectedFiles(moreFolder).length).toBeGreaterThanOrEqual(20)
  })
})

describe('real interval files', () => {
  const essential: Record<string, readonly RegExp[]> = {
    'csv/sdge_1year_dst_mixed_interval.csv': [/no time zone/, /no unit/, /stated duration contradicts the spacing of 2400/, /Net is Consumption less Generation/, /12 negative/],
    'csv/ameren_1year_two_resolutions.csv': [/no time zone/, /same energy at two resolutions/, /do not exist/, /in the file once: 4/, /another value for the same start/],
    'csv/united_power_daily_sections.csv': [/no time zone/, /must not be added together/, /1 negative value/, /power in kW/],
    'csv/enedis_load_curve_30min.csv': [/power in W, not energy/, /ends of their intervals/],
    'csv/engie_elec_gas_hourly.csv': [/no unit/],
    'csv/homewizard_water_cumulative_dl.csv': [/counter/, /2711 zeros/, /8 holes/],
    'csv/greenchoice_daily_registers_desc.csv': [/newest first/, /counter/, /1 hole/, /no unit/],
    'csv/shelly_em3_10min_utc.csv': [/not in time order/, /states no interval/, /10 min \(50976\), 1 min \(1876\)/],
    'csv/edc_cz_15min_hole.csv': [/5 fields, their header 4/, /1 hole/],
    'csv/nem12_substituted.csv': [/F14 \(2\)/, /reactive/],
    'csv/nem12_redacted_no_header_5min.csv': [/V \(2\)/, /no 100 and 900/],
    'csv/solaredge_hourly_dst_oct2024.json': [/324 places without a value/, /1 stretch of time without any row/],
    'greenbutton/pge_intervalblocks_only_duplicates.xml': [/no unit/, /276 repeated/, /quality codes 17 \(2556\)/, /not in time order/],
    'greenbutton/natgrid_ma_gas_billing_overlaps.xml': [/contradicts the spacing of 6/, /midnight UTC/],
    'greenbutton/enbridge_gas_m3_one_reading_per_meterreading.xml': [/20 MeterReadings were joined/],
    'greenbutton/ontario_tou_split_plus_kelvin_day.xml': [/split by time of use \(1, 2, 3\)/, /24 places without a value/],
    'greenbutton/one_usage_point_three_measurements_w_and_wh.xml': [/share one address/, /names one MeterReading as its parent and another/, /has no readings/, /says 900 s a reading, the readings say 3600 s/],
    'greenbutton/namespaced_usagepoint_no_readings.xml': [/holds no readings/],
  } // prettier-ignore

  const results = new Map<string, Result<Readings>>()
  /** Read once for all questions: some of the files hold years. */
  const resultOf = (name: string, expected: ExpectedFile): Result<Readings> => {
    const result = results.get(name) ?? readAsExpected(bytesOf(realFolder, name), expected)
    results.set(name, result)
    return result
  }

  it.each(expectedFiles(realFolder))('%s is read right', (name, expected) => {
    expect(judge(resultOf(name, expected), expected)).toEqual(right)
  })

  it.each(expectedFiles(realFolder).filter(([name]) => name in essential))(
    '%s: the essential doubts',
    (name, expected) => {
      const result = resultOf(name, expected)
      const said = result.ok ? result.value.doubts.join('\n') : ''
      expect((essential[name] ?? []).filter((doubt) => !doubt.test(said))).toEqual([])
    },
  )

  it.each(expectedFiles(realFolder).filter(([, { tz }]) => tz !== null))(
    '%s: the zone it was read in',
    (name, expected) => {
      expect(resultOf(name, expected)).toMatchObject({ value: { assumedZone: expected.tz } })
    },
  )

  // Says in the count that the files were not there.
  it.skipIf(!hasAnswers(realFolder))('stand in ../shared/data beside the checkout: 35 of them', () => {
    expect(expectedFiles(realFolder)).toHaveLength(35)
  })
})
