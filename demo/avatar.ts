/** "Maria Santos" is MS. */
export function initials(name: string): string {
  const [first = "", ...rest] = name.split(/\s+/);
  return `${first.charAt(0)}${rest.at(-1)?.charAt(0) ?? ""}`.toUpperCase();
}
