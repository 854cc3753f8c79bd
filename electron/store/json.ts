/** Plain data that JSON can carry; what is sealed goes through it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
