import { Verbatim } from './verbatim'

/** A profile's label; null and undefined where the profile has not been read, which is not the same as having none. */
export const Label = ({ text }: { readonly text: string | null | undefined }) =>
  text ? (
    <Verbatim text={text} />
  ) : (
    <span className="lc-muted">{text === '' ? 'no label' : 'not read yet'}</span>
  )
