import type { SeriesKey } from '../../shared/coverage/series'

export const seriesName = ({ meterNumber, serviceId, accountNumber }: SeriesKey): string =>
  meterNumber !== null
    ? `meter ${meterNumber}`
    : serviceId !== null
      ? `service ${serviceId}`
      : `account ${accountNumber ?? 'not given'}`
