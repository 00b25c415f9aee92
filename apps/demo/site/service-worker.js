// What follows `version` and `files`, which are written before it when the site is built: all of the site, kept for when there is no network.
const cacheName = `gradkit-${version}`;

addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(files))
      .then(() => skipWaiting()),
  );
});

addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("gradkit-") && name !== cacheName).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => clients.claim()));
});

const kept = (request) => caches.match(request, { ignoreSearch: true, ignoreVary: true });

// Pages come from the network while there is one, so that they are of one version with their scripts; all else is named by its content.
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const isPage = request.mode === "navigate";
  event.respondWith(isPage ? fetch(request).catch(() => kept(request).then((found) => found ?? Response.error())) : kept(request).then((found) => found ?? fetch(request)));
});
