/** The half width of the plane that pictures of models show. */
export const reach = 2.4;
