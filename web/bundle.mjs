// Bundles what runs in the reader's browser: `node web/bundle.mjs FOLDER` fills FOLDER with
//
//   site/           what the site serves, each file named by what it holds
//   offline.js      the same scripts as one classic script, for the copy that opens from file://
//   course.js, .css what a course for an LMS has of them, and of the style sheets
//   manifest.json   {"site.css": "assets/styles/site-1A2B3C4D.css", …}
//
// macros/mkdocs/assets.py runs it and knows where its results go.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

const web = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const site = join(folder, "site");

/**
 * What the privacy page says of each key is for its readers: no script needs it.
 *
 * @type {esbuild.Plugin}
 */
const keysAlone = {
  name: "keys-alone",
  setup({ onLoad }) {
    onLoad({ filter: /storage-keys\.json$/ }, async ({ path }) => {
      const { localStorage, ...rest } = JSON.parse(await readFile(path, "utf8"));
      /** @type {object[]} */
      const all = localStorage;
      const keys = all.map((one) => ({ ...one, purpose: undefined }));
      return { contents: JSON.stringify({ localStorage: keys, ...rest }), loader: "json" };
    });
  },
};

/**
 * What the checks of hiring share with the lookup would be a file of its own, which costs every first search 400 bytes:
 * they get a copy.
 *
 * @type {esbuild.Plugin}
 */
const ownCopy = {
  name: "own-copy",
  setup({ onLoad, esbuild: { build } }) {
    onLoad({ filter: /hiring[\\/]learned\.js$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        bundle: true,
        write: false,
        format: "esm",
        entryPoints: [path],
      });
      return { contents: outputFiles[0].text };
    });
  },
};

/** @satisfies {esbuild.BuildOptions} */
const shared = {
  plugins: [keysAlone],
  bundle: true,
  minify: true,
  charset: /** @type {const} */ ("utf8"),
  target: "es2022",
  logLevel: /** @type {const} */ ("silent"),
  absWorkingDir: dirname(web),
};
const hashed = {
  outdir: site,
  outbase: web,
  metafile: true,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
};

/** What browsers of 2022 read: the style sheets are nested, which those do not know yet. */
const readers = ["es2022", "chrome105", "firefox110", "safari16"];

const modules = [join(web, "site.js"), join(web, "embed.js")];
const scripts = [join(web, "first.js"), join(web, "colors.js")];
/** The style sheets that a page may load. What lies in a folder below is a part of one of them. */
const styles = (await readdir(join(web, "styles")))
  .filter((name) => name.endsWith(".css"))
  .map((name) => join(web, "styles", name));
const named = new Set([...modules, ...scripts, ...styles]);

const builds = await Promise.all([
  // Modules that a page loads when it needs them. load.js counts on their folder's depth.
  esbuild.build({
    ...shared,
    ...hashed,
    plugins: [...shared.plugins, ownCopy],
    outdir: join(site, "assets/modules"),
    entryPoints: modules,
    format: "esm",
    splitting: true,
  }),
  // Scripts that have to run before the page is drawn.
  esbuild.build({
    ...shared,
    ...hashed,
    outdir: join(site, "assets/scripts"),
    entryPoints: scripts,
    format: "iife",
  }),
  esbuild.build({
    ...shared,
    ...hashed,
    target: readers,
    outdir: join(site, "assets/styles"),
    entryPoints: styles,
  }),
  // A worker's address is its identity, so it has no hash in its name.
  esbuild.build({ ...shared, entryPoints: [join(web, "sw.js")], outdir: site, format: "iife" }),
  esbuild.build({
    ...shared,
    entryPoints: [join(web, "offline/site.js")],
    outfile: join(folder, "offline.js"),
    format: "iife",
    conditions: ["offline"],
    metafile: true,
  }),
  esbuild.build({
    ...shared,
    target: readers,
    entryPoints: [join(web, "lms/course.js"), join(web, "lms/course.css")],
    outdir: folder,
    format: "iife",
    conditions: ["lms"],
    metafile: true,
  }),
]);

/**
 * Each named file's name with the address that it got, from the root of the site.
 *
 * @param {esbuild.BuildResult} built
 */
function addresses({ metafile }) {
  return Object.entries(metafile?.outputs ?? {}).flatMap(([path, { entryPoint }]) =>
    entryPoint && named.has(resolve(entryPoint))
      ? [[basename(entryPoint), relative(site, path)]]
      : [],
  );
}

/** The licenses of the packages whose code is in the bundles, which have to go with it. */
async function licenses() {
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  const packages = new Set(
    inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
  );
  const texts = [...packages].sort().map(async (name) => {
    const { version } = JSON.parse(
      await readFile(join("node_modules", name, "package.json"), "utf8"),
    );
    const license = (
      await Promise.allSettled(
        ["LICENSE", "LICENSE.txt", "LICENSE.md"].map((file) =>
          readFile(join("node_modules", name, file), "utf8"),
        ),
      )
    ).find((one) => one.status === "fulfilled");
    if (!license) throw new Error(`${name}: its package holds no license`);
    return `${name} ${version}\n\n${license.value.trim()}\n`;
  });
  return (await Promise.all(texts)).join("\n\n");
}

const pairs = builds.flatMap(addresses).sort(([a], [b]) => (a < b ? -1 : 1));
await writeFile(join(site, "assets/licenses.txt"), await licenses());
await writeFile(join(folder, "manifest.json"), JSON.stringify(Object.fromEntries(pairs), null, 1));
