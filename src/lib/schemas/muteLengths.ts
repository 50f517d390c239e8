/** For how long a teacher may mute a student: until their next school day begins, or for an hour, a day, a week. */
export const muteLengths = ['school', 'hour', 'day', 'week'] as const;

/** One of these, or until a moment (UTC ms). */
export type MuteLength = (typeof muteLengths)[number] | number;
