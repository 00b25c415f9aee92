import { root } from "@repo/workspace";

/** A module of the tests of a package: what is shared by them and the checks across packages stands there once, and is no part of what the package exports. */
export const testModule = async <T>(path: string): Promise<T> => (await import(/* @vite-ignore */ `${root}/packages/${path}`)) as T;
