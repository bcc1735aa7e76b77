// The app that the site can be.

/**
 * Whether to keep a copy: not where the reader asked the browser to save data.
 *
 * @param {{ location: { protocol: string }, navigator: any }} browser
 */
export function wantsCopy({ location, navigator }) {
  return (
    location.protocol.startsWith("http") &&
    "serviceWorker" in navigator &&
    !navigator.connection?.saveData
  );
}
