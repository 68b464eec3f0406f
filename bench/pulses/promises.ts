/** Says plainly whether a promise is met, and lets the run end as failed where one is not. */
export function promise(says: string, isMet: boolean): void {
  console.log(`${isMet ? "Met" : "NOT MET"}: ${says}.`);
  if (!isMet) process.exitCode = 1;
}
