import type { BillRecord } from './bill-record'

/**
 * The gas bill of "Retrieving Data", field by field. It belongs to profile 516, but the example links to its PDF under
 * profile 1.
 */
const exampleBill = (jobId: string): BillRecord => ({
  billId: '580167d10640fd48ff1960bf',
  type: 'gas',
  jobId,
  hasPdf: true,
  fields: {
    account_number: '42626522-7',
    cost: 21.25,
    currency: 'USD',
    end_date: '2016-10-31T23:59:59',
    meter_number: '67563764',
    name: 'J. Random Person',
    service_address: '123 J. Random Road, Randomtown, RI 00007',
    service_id: '353267363254',
    start_date: '2016-10-01T00:00:00',
    units: 'therms',
    usage: 13.72,
  },
})

/** The bill of profile 268 whose PDF the document's curl line fetches. */
const pdfExample = (jobId: string): BillRecord => ({
  billId: '584763470640fd4a6a1c5188',
  type: 'electricity',
  jobId,
  hasPdf: true,
  fields: {
    account_number: '42626522-7',
    bill_date: '2016-12-07T00:00:00',
    cost: 84.19,
    currency: 'USD',
    end_date: '2016-11-30T23:59:59',
    meter_number: '67563764',
    name: 'J. Random Person',
    service_address: '123 J. Random Road, Randomtown, RI 00007',
    service_id: '353267363254',
    start_date: '2016-11-01T00:00:00',
    units: 'KWh',
    usage: 512.4,
  },
})

/** Bills that the document's examples name. `jobId` is the run to which they are attributed. */
export const documentedBills = (profileId: number, jobId: string): readonly BillRecord[] => {
  if (profileId === 516 || profileId === 1) return [exampleBill(jobId)]
  return profileId === 268 ? [pdfExample(jobId)] : []
}
