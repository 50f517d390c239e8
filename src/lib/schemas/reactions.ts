/** The eight reactions there are. */
export const reactions = ['thumbsUp', 'heart', 'laugh', 'surprised', 'sad', 'party', 'thanks', 'eyes'] as const;

export type Reaction = (typeof reactions)[number];
