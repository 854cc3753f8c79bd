/** How a text reaches the customer: written, or read out on the phone. */
export const textForms = ['mail', 'phone'] as const
export type TextForm = (typeof textForms)[number]

/** The languages of the built-in texts, by their codes. An administrator may add others. */
export const builtInLanguages: Readonly<Record<string, string>> = { en: 'English', es: 'Español' }

/** A text for the customer of a case, with everything filled in. */
export interface CustomerText {
  /** The code of its language, such as `en`; null for a text of an administrator that names none. */
  readonly language: string | null
  readonly form: TextForm
  readonly text: string
}

/** What can be said to the customer of a case. */
export interface CustomerTexts {
  /** What the API's `detail` was recognised to say, in a sentence; null if it says nothing that is known. */
  readonly recognised: string | null
  /** Empty where the customer need not hear of it. */
  readonly texts: readonly CustomerText[]
  /** The names of the languages, by their codes. */
  readonly languages: Readonly<Record<string, string>>
}

/**
 * The text in this language and form; else that of the administrator, or in any language, in this form; undefined
 * where there is none in this form.
 */
export const customerTextFor = (
  { texts }: Pick<CustomerTexts, 'texts'>,
  language: string,
  form: TextForm,
): CustomerText | undefined => {
  const inForm = texts.filter((one) => one.form === form)
  return (
    inForm.find((one) => one.language === language) ??
    inForm.find((one) => one.language === null) ??
    inForm.find((one) => one.language === 'en') ??
    inForm[0]
  )
}
