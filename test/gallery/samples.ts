/** A sentence of the API that is too long to be shown at once. */
export const longText = 'The utility website answered with a page that the agent does not know. '.repeat(60)

/** A label without a place where it could wrap. */
export const unbroken = 'CASE_2026_11_22_customer_support_escalation_without_any_blank_0000412'

/** A label with a zero-width space, a right-to-left mark and two blanks at its end. */
export const withHidden = 'CASE\u200B-004\u200F12  '
