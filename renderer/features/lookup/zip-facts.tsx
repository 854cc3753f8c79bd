import type { ZipInfo } from '../../../shared/domain/lookup'
import { FailureMessage } from '../../parts/failure-message'
import type { ZipAnswer } from './use-lookup'
import classes from './zip-facts.module.css'

const factsOf = ({ city, county, state, latitude, longitude }: ZipInfo) =>
  [
    { name: 'Place', value: city },
    { name: 'County', value: county },
    { name: 'State', value: state },
    {
      name: 'Coordinates',
      value: latitude === null || longitude === null ? null : `${latitude}, ${longitude}`,
    },
  ].filter(({ value }) => value !== null)

/** The place of the ZIP code according to the API, in one line above the utility providers. */
export const ZipFacts = ({
  zipcode,
  answer,
  retry,
}: {
  readonly zipcode: string
  readonly answer: ZipAnswer
  readonly retry: () => void
}) => {
  if (answer.state === 'not-asked') return null
  if (answer.state === 'failed') return <FailureMessage error={answer.error} retry={retry} />
  return (
    <section className={classes.zip} aria-label="Place of the ZIP code" aria-live="polite">
      <dl className={classes.facts}>
        <div className={classes.fact}>
          <dt className={classes.name}>ZIP code</dt>
          <dd className={classes.code}>{answer.state === 'known' ? answer.zip.zipcode : zipcode}</dd>
        </div>
        {answer.state === 'known' &&
          factsOf(answer.zip).map(({ name, value }) => (
            <div key={name} className={classes.fact}>
              <dt className={classes.name}>{name}</dt>
              <dd className={classes.value}>{value}</dd>
            </div>
          ))}
      </dl>
      {answer.state === 'reading' && <span className="lc-muted">Reading its place…</span>}
      {answer.state === 'unknown' && <span>The API does not know this ZIP code.</span>}
    </section>
  )
}
