/**
 * Has to be imported before the parser of components, which reads it then: where ESLint has TypeScript read a component,
 * TypeScript reads it as that parser does. Without it each component is another text than the one in the program, and so
 * a program of its own.
 */
process.env.SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK ??= '1';
