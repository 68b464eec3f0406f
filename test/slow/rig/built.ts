/** The tests beside this run the program as it is shipped: compiled, in a process of its own. */
import { execFileSync } from "node:child_process";

export function build(): void {
  execFileSync("npm", ["run", "-s", "build"], { stdio: "inherit" });
}
