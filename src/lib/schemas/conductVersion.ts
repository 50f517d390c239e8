/** The code of conduct: five sentences (`conduct_1` … `conduct_5`). Who changes what they ask adds one: all are asked again. */
export const conductVersion = 1;
