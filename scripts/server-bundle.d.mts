// For tests, which are typed.
import type { BuildOptions } from "esbuild";

export function bundleServer(root: string, made: { main: string; folder: string }): BuildOptions;
