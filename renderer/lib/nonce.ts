/** The nonce of this load, which main wrote into the page: style tags that carry it are let through. */
export const nonce = (): string =>
  document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? ''
