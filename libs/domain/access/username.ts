/** How usernames are compared: case, width and outer spaces do not make two accounts. */
export const usernameKey = (username: string): string => username.normalize('NFKC').trim().toLowerCase();
