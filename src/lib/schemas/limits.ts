/** How long what people write may be, in characters. */
export const limits = {
	message: 4_000,
	name: 80,
	password: 200,
	signInName: 64
} as const;
